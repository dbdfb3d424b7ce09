"""What the tests of posters need: one on the wall of the scaffold, and somebody in front of it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from varde.people.models import Member
from varde.posters import verbs
from varde.posters.models import Poster
from varde.testing.cast import NOW, Cast

Sends = Callable[..., Any]


@pytest.fixture(autouse=True)
def english(client: Client) -> Iterator[None]:
    """Pages and refusals are read in the language they were written in."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def contents(settings: Any, tmp_path: Path) -> Path:
    """Pictures of tests never lie among the real ones."""
    folder = tmp_path / "files"
    backend = settings.STORAGES["files"] | {"OPTIONS": {"location": folder}}
    settings.STORAGES = settings.STORAGES | {"files": backend}
    return folder


@pytest.fixture
def monday() -> Iterator[None]:
    """The pages' own clock stands where the cast's stands."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def poster(cast: Cast) -> Poster:
    """Kari, who leads the quay, has hung it on Stillas B."""
    return verbs.hang_up(
        unit=cast.quay,
        workplace=cast.scaffold,
        languages=["nb", "pl", "en"],
        by=cast.as_(cast.kari),
    )


@pytest.fixture
def address(poster: Poster) -> str:
    return f"/m/{poster.code}/"


@pytest.fixture
def send(client: Client, address: str) -> Sends:
    """Open the poster's page and send it: `send(text="…")`."""

    def sends(**typed: Any) -> Any:
        headers = typed.pop("headers", {})
        token = typed.pop("token", None) or token_on(client.get(address, headers=headers))
        return client.post(address, {"token": token, **typed}, headers=headers)

    return sends


@pytest.fixture
def enter(client: Client) -> Callable[[Member], None]:
    """Sign somebody in."""

    def enters(member: Member) -> None:
        assert member.user
        member.user.language = "en"
        member.user.save(update_fields=["language"])
        client.force_login(member.user)

    return enters


def token_on(page: Any) -> str:
    """The submission's secret, as the browser gets it."""
    found = re.search(r'name="token" value="([^"]+)"', page.content.decode())
    assert found, "no token on the page"
    return found[1]


def photo(content: bytes, name: str = "bilde.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)
