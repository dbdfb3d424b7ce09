"""This room's props: a folder of its own for contents, a scaffold to hang files on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from varde.files import verbs
from varde.files.cleaning import Cleaned
from varde.files.models import Attachment
from varde.organisation.models import Workplace, WorkplaceQuerySet
from varde.testing.cast import Cast

PHOTO = Cleaned(
    content=b"a photo",
    content_type="image/jpeg",
    extension="jpg",
    name="rekkverk på stillas.jpg",
    width=1600,
    height=1200,
    thumbnail=b"a small photo",
)
PAPER = Cleaned(b"%PDF a paper", "application/pdf", "pdf", "rutine.pdf")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Refusals are read in the language they were written in."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def contents(settings: Any, tmp_path: Path) -> Path:
    """Contents of tests never lie among the real ones."""
    folder = tmp_path / "files"
    backend = settings.STORAGES["files"] | {"OPTIONS": {"location": folder}}
    settings.STORAGES = settings.STORAGES | {"files": backend}
    return folder


@pytest.fixture
def scaffold(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """Stillas B, with a page of its own to come back to."""
    monkeypatch.setattr(Workplace, "get_absolute_url", lambda self: "/stillas-b/", raising=False)
    return cast.scaffold


@pytest.fixture
def photo(cast: Cast, scaffold: Workplace) -> Attachment:
    """Ola, employee at the quay, has hung a photo on the scaffold."""
    return verbs.attach(scaffold, PHOTO, by=cast.as_(cast.ola))


@pytest.fixture
def hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if workplaces could be closed to a group, and nobody here was in it."""
    monkeypatch.setattr(WorkplaceQuerySet, "visible_to", lambda self, viewer: self.none())


def upload(name: str, content: bytes, content_type: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)
