"""Props: another system that really listens, on this machine."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from varde.deviations.tests.conftest import contents, door, english, loose_rail, monday
from varde.testing.cast import Cast
from varde.webhooks import verbs
from varde.webhooks.models import Hook, Kind

__all__ = ["contents", "door", "english", "loose_rail", "monday"]


@dataclass
class Listener:
    """What came in, and what is answered."""

    address: str = ""
    status: int = 200
    came: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def told(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _headers, body in self.came]


@pytest.fixture
def listener(settings: Any) -> Iterator[Listener]:
    settings.VARDE_WEBHOOKS_INSIDE = ["localhost"]
    heard = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.came.append((dict(self.headers), body))
            self.send_response(heard.status)
            self.send_header("Location", "http://localhost:1/")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Not into the tests' output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    heard.address = f"http://localhost:{server.server_port}/varde?from=here"
    yield heard
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def hook(cast: Cast, listener: Listener) -> Hook:
    by = cast.as_(cast.hanne)
    return verbs.make(name="Payroll", address=listener.address, kinds=[Kind.CASES], by=by)
