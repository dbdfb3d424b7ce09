"""What is sent goes out of the house: never to our own walls, whatever the name answers."""

import socket
from typing import Any

import pytest

from varde.foundation.refusals import Refused
from varde.testing.cast import NOW, Cast
from varde.webhooks import outside, verbs
from varde.webhooks.models import Kind


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://10.0.0.8/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fd00::1]/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "http://93.184.216.34/",
        "https://user:word@93.184.216.34/",
        "https://93.184.216.34:70000/",
        "file:///etc/passwd",
        "gopher://93.184.216.34/",
        "https://",
        "nonsense",
    ],
)
def test_what_is_inside_or_no_address_is_refused(cast: Cast, address: str) -> None:
    with pytest.raises(Refused, match="https://"):
        verbs.make(name="A", address=address, kinds=[Kind.CASES], by=cast.as_(cast.hanne))


def test_a_public_address_is_taken() -> None:
    there = outside.place("https://93.184.216.34/a?b=c")
    assert (there.ip, there.port, there.path) == ("93.184.216.34", 443, "/a?b=c")


def test_one_private_number_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(host: str, port: int, **how: Any) -> list[Any]:
        numbers = ("93.184.216.34", "10.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (n, port)) for n in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    with pytest.raises(outside.Unreachable):
        outside.place("https://hooks.example.org/")


def test_a_name_that_changes_its_answer_leads_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Looked up once; the number that was found good is the one connected to."""
    asked: list[str] = []
    called: list[Any] = []

    def found(host: str, port: int, **how: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))]

    def connect(place: Any, seconds: float) -> Any:
        called.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(ConnectionRefusedError):
        outside.post("https://hooks.example.org/", b"{}", secret="s", now=NOW, headers={})
    assert asked == ["hooks.example.org"]
    assert called == [("93.184.216.34", 443)]
