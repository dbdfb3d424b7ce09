"""Somebody with a browser: a connection kept open, cookies, and a watch."""

import http.client
import re
import time
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

IDLE = 10.0
QUERIES = "x-bench-queries"
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes
    ms: float

    @property
    def queries(self) -> int:
        return int(self.headers[QUERIES])

    def hidden(self, name: str) -> str:
        """What stands in a hidden field of the page."""
        field = re.search(rf'name="{name}"[^>]*value="([^"]*)"'.encode(), self.body)
        if field is None:
            raise SystemExit(f"The page has no field {name}.")
        return field[1].decode()


class Visitor:
    """One person, or nobody when never signed in."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = http.client.HTTPConnection("localhost", port, timeout=120)
        self._cookies: dict[str, str] = {}
        self._last = time.monotonic()

    def get(self, path: str, *, expected: int = 200, packed: str = "") -> Answer:
        headers = {"Accept-Encoding": packed} if packed else {}
        return self._ask("GET", path, None, expected, headers)

    def post(self, path: str, fields: dict[str, str], *, expected: int = 302) -> Answer:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields), expected, headers)

    def sign_in(self, email: str, password: str) -> "Visitor":
        """By the page everybody signs in on."""
        page = self.get("/konto/logg-inn/")
        token = page.hidden("csrfmiddlewaretoken")
        fields = {"login": email, "password": password, "csrfmiddlewaretoken": token}
        self.post("/konto/logg-inn/", fields)
        return self

    def opened(self, path: str) -> http.client.HTTPResponse:
        """An answer to be read piece by piece; hang up afterwards."""
        self._connection.request("GET", path, headers=self._headers({}))
        return self._connection.getresponse()

    def hang_up(self) -> None:
        self._connection.close()

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        kept = "; ".join(f"{name}={word}" for name, word in self._cookies.items())
        return {"Accept": "text/html", **({"Cookie": kept} if kept else {}), **more}

    def _ask(
        self, method: str, path: str, body: str | None, expected: int, headers: dict[str, str]
    ) -> Answer:
        if time.monotonic() - self._last > IDLE:
            self._connection.close()  # the server may have, too
        began = time.perf_counter()
        self._connection.request(method, path, body, self._headers(headers))
        response = self._connection.getresponse()
        content = response.read()
        taken, self._last = time.perf_counter() - began, time.monotonic()
        for name, line in response.getheaders():
            if name.lower() == "set-cookie":
                self._cookies |= {key: one.value for key, one in SimpleCookie(line).items()}
        if response.status != expected:
            raise SystemExit(f"{method} {path} answered {response.status}, not {expected}.")
        answered = {name.lower(): line for name, line in response.getheaders()}
        return Answer(response.status, answered, content, taken * 1000)
