"""The first request is not the slow one."""

from collections.abc import Iterator
from typing import Any

from pytest_django.fixtures import Settings

from varde.config import warming


class Answer:
    """What a WSGI application hands back: read to its end, then closed."""

    def __init__(self) -> None:
        self.read = self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        self.read = True
        yield b"warm"

    def close(self) -> None:
        self.closed = True


def test_warming_up_asks_for_pages_and_ends_each_request(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [".example.no"]
    asked: list[dict[str, Any]] = []
    answers: list[Answer] = []

    def application(environ: dict[str, Any], start_response: Any) -> Answer:
        start_response("200 OK", [])
        asked.append(environ)
        answers.append(Answer())
        return answers[-1]

    warming.warm_up(application)
    assert [environ["PATH_INFO"] for environ in asked] == ["/"]
    assert {environ["HTTP_HOST"] for environ in asked} == {"example.no"}
    assert all(answer.read and answer.closed for answer in answers)


def test_any_name_will_do_when_all_are_answered_to(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    hosts: list[str] = []

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        hosts.append(environ["HTTP_HOST"])
        return []

    warming.warm_up(application)
    assert hosts == ["localhost"]
