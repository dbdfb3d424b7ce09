"""This room's props: a measure from a case, and one of its own."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from varde.measures import verbs
from varde.measures.models import Measure
from varde.people.models import Member
from varde.testing.cast import Cast

NEXT_WEEK = datetime.date(2026, 11, 30)
SOURCE = "deviations.deviation:01890000-0000-7000-8000-000000000001"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Tests read the words as they stand in the code."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _contents(settings: Any, tmp_path: Path) -> None:
    """Contents of tests never lie among the real ones."""
    backend = settings.STORAGES["files"] | {"OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = settings.STORAGES | {"files": backend}


def sign_in(client: Client, member: Member) -> None:
    """Signed in, and reading English."""
    assert member.user
    member.user.language = "en"
    member.user.save(update_fields=["language"])
    client.force_login(member.user)
    client.cookies["varde_language"] = "en"


@pytest.fixture
def bolts(cast: Cast) -> Measure:
    """Kari asks Ola to order bolts by next week, because of a case."""
    return verbs.plan(
        title="Bestill bolter",
        responsible=cast.ola,
        due_date=NEXT_WEEK,
        unit=cast.quay,
        source=SOURCE,
        source_label="Avvik 2026-142",
        by=cast.as_(cast.kari),
    )


@pytest.fixture
def checked_bolts(cast: Cast, bolts: Measure) -> Measure:
    """The same, and Siri is asked to confirm it."""
    change_confirmer(bolts, cast)
    return bolts


def change_confirmer(measure: Measure, cast: Cast) -> None:
    verbs.change(
        measure,
        title=measure.title,
        details="",
        purpose=measure.purpose,
        control="",
        is_mandatory=True,
        confirmer=cast.siri,
        by=cast.as_(cast.kari),
    )
