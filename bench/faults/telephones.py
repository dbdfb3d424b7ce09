"""Telephones that report over HTTP and send again, with the same proof, until they are answered.

Three ways, as people have them: a poster's page, a poster's outbox, the outbox of somebody signed
in. What was answered is written down: that, and nothing else, is what Varde has promised.
"""

import hashlib
import http.client
import json
import re
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlsplit

from bench.faults.pictures import picture

PAGE, OUTBOX, MEMBER = "page", "outbox", "member"
WAYS = (OUTBOX, PAGE, MEMBER)
TOKEN = re.compile(r'name="token"\s+value="([^"]+)"')
RECEIPT = re.compile(r"^/svar/([^/]+)/")
SECONDS = 60.0
PAUSE = 0.4
PICTURES_EACH = 1000  # a report's pictures are numbered from here on


@dataclass
class Answer:
    """Status 0: nobody answered."""

    status: int = 0
    words: str = ""
    where: str = ""
    cookies: dict[str, str] = field(default_factory=dict)
    again: str = ""

    @property
    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.words)
        return found


@dataclass
class Receipt:
    """What a telephone was promised."""

    number: int
    way: str
    case: str = ""
    code: str = ""
    pictures: list[int] = field(default_factory=list)
    words: float = 0.0  # seconds until the report itself was answered, its pictures still to come
    seconds: float = 0.0
    tries: int = 0


@dataclass
class Telephone:
    """One report: its number, where it is reported, and what it has been answered so far."""

    address: str
    town: Mapping[str, Any]
    number: int
    pictures: int = 1
    patience: float = 300.0
    answers: list[Answer] = field(default_factory=list)
    proof: str = ""
    began: float = 0.0

    @property
    def way(self) -> str:
        return WAYS[self.number % len(WAYS)]

    @property
    def text(self) -> str:
        return f"Melding {self.number}. Rekkverket er løst."

    @property
    def numbers(self) -> list[int]:
        first = self.number * 10 + PICTURES_EACH
        return list(range(first, first + self.pictures))

    @property
    def poster(self) -> str:
        codes = self.town["posters"]
        return f"/m/{codes[self.number % len(codes)]}/"

    @property
    def desk(self) -> str:
        own = f"/{self.town['slug']}/meld/"
        return f"{own if self.way == MEMBER else self.poster}utboks/"

    @property
    def cookies(self) -> dict[str, str]:
        if self.way != MEMBER:
            return {}
        sessions = self.town["sessions"]
        return {self.town["cookie"]: sessions[self.number % len(sessions)]}

    def report(self) -> Receipt:
        """Until it is answered; AssertionError when patience is over."""
        self.began = time.monotonic()
        receipt = self._by_page() if self.way == PAGE else self._by_outbox()
        receipt.seconds = time.monotonic() - self.began
        receipt.words = receipt.words or receipt.seconds
        receipt.tries = len(self.answers)
        return receipt

    def once(self) -> Answer:
        """A page filled in and sent one single time, whatever comes of it."""
        opened = self.send("GET", self.poster)
        self.proof = token_in(opened.words)
        return self.send_page() if self.proof else opened

    def send_page(self) -> Answer:
        return self.send("POST", self.poster, self._typed(), self._photos("photos"))

    def _by_page(self) -> Receipt:
        opened = self.until("GET", self.poster)
        self.proof = token_in(opened.words)
        sent = self.until("POST", self.poster, self._typed(), self._photos("photos"))
        code = RECEIPT.match(sent.where)
        assert code, sent
        # A picture there was no room for stops no words: the receipt names it.
        told = self.until("GET", sent.where).words
        kept = [number for number in self.numbers if f"{number}.jpg" not in told]
        return Receipt(self.number, self.way, code=code[1], pictures=kept)

    def _by_outbox(self) -> Receipt:
        name = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.address}{self.number}"))
        desk = self.until("GET", self.desk)
        typed = {"id": name, "shown_at": str(int(time.time())), "text": self.text}
        typed |= {"token": desk.told["token"], "csrfmiddlewaretoken": desk.told["csrf"]}
        got = self.until("POST", self.desk, typed, cookies=desk.cookies).told
        receipt = Receipt(self.number, self.way, case=got["number"], code=got["code"])
        receipt.words = time.monotonic() - self.began
        for number in self.numbers:
            content = picture(number)
            key = str(uuid.UUID(int=number))
            proof = {"id": name, "key": key, "csrfmiddlewaretoken": desk.told["csrf"]}
            files = [("photo", f"{number}.jpg", content)]
            answer = self.until("POST", f"{self.desk}bilde/", proof, files, cookies=desk.cookies)
            assert answer.told["digest"] == hashlib.sha256(content).hexdigest()
            receipt.pictures.append(number)
        return receipt

    def until(self, method: str, path: str, *sent: Any, **more: Any) -> Answer:
        """Again and again as long as nobody answers, or the answer is: later."""
        while time.monotonic() - self.began < self.patience:
            answer = self.send(method, path, *sent, **more)
            if answer.status and answer.status < 500 and answer.status != 429:
                assert answer.status in (200, 302), (path, answer.status, answer.words[:500])
                return answer
            time.sleep(PAUSE)
        raise AssertionError(f"{self.number}: {[one.status for one in self.answers]}")

    def send(
        self,
        method: str,
        path: str,
        typed: Mapping[str, str] | None = None,
        files: list[tuple[str, str, bytes]] | None = None,
        *,
        cookies: Mapping[str, str] | None = None,
    ) -> Answer:
        body, kind = packed(typed or {}, files or [])
        carried = {**self.cookies, **(cookies or {})}
        headers = {
            "Accept-Language": "nb",
            "Cookie": "; ".join(f"{name}={word}" for name, word in carried.items()),
            **({"Content-Type": kind} if method == "POST" else {}),
            **({} if self.way == PAGE else {"Accept": "application/json"}),
        }
        answer = asked(self.address, method, path, body if method == "POST" else b"", headers)
        self.answers.append(answer)
        return answer

    def _typed(self) -> dict[str, str]:
        return {"token": self.proof, "text": self.text}

    def _photos(self, name: str) -> list[tuple[str, str, bytes]]:
        return [(name, f"{number}.jpg", picture(number)) for number in self.numbers]


def token_in(page: str) -> str:
    found = TOKEN.search(page)
    return found[1] if found else ""


def asked(address: str, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """One request on a line of its own. A line that breaks is no answer."""
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=SECONDS)
    try:
        line.request(method, path, body or None, dict(headers))
        got = line.getresponse()
        words = got.read().decode(errors="replace")
    except (OSError, http.client.HTTPException):
        return Answer()
    finally:
        line.close()
    cookies = [one.partition(";")[0] for one in got.headers.get_all("Set-Cookie", [])]
    return Answer(
        got.status,
        words,
        got.headers.get("Location", ""),
        dict(one.split("=", 1) for one in cookies),
        got.headers.get("Retry-After", ""),
    )


def packed(typed: Mapping[str, str], files: list[tuple[str, str, bytes]]) -> tuple[bytes, str]:
    """As a browser sends a form with files."""
    edge = uuid.uuid4().hex
    parts = list(_parts(typed, files, edge))
    whole = b"".join([*parts, f"--{edge}--\r\n".encode()])
    return whole, f"multipart/form-data; boundary={edge}"


def _parts(
    typed: Mapping[str, str], files: list[tuple[str, str, bytes]], edge: str
) -> Iterator[bytes]:
    says = f"--{edge}\r\nContent-Disposition: form-data; name="
    for name, word in typed.items():
        yield f'{says}"{name}"\r\n\r\n{word}\r\n'.encode()
    for name, called, content in files:
        head = f'{says}"{name}"; filename="{called}"\r\nContent-Type: image/jpeg\r\n\r\n'
        yield head.encode() + content + b"\r\n"


def written(receipts: list[Receipt]) -> str:
    return json.dumps([asdict(one) for one in receipts])
