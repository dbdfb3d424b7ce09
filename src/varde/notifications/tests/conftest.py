"""Letters that can be read, and a trail that is told."""

import datetime
from collections.abc import Callable

import pytest
from pytest_django.fixtures import Settings

from varde.deviations.tests.conftest import door, english, loose_rail, monday
from varde.notifications.models import Notification
from varde.notifications.verbs import reading
from varde.people.models import Member
from varde.testing.cast import NOW

Told = Callable[..., list[str]]
__all__ = ["door", "english", "loose_rail", "monday"]


@pytest.fixture
def post_office(settings: Settings) -> None:
    """A mail server is named, so letters are written."""
    settings.EMAIL_HOST = "mail.example"
    settings.SITE_ADDRESS = "https://varde.example"
    settings.DEFAULT_FROM_EMAIL = "varde@varde.example"


@pytest.fixture
def told() -> Told:
    """Read the trail, and what one person has been told, oldest first."""

    def lines(member: Member, now: datetime.datetime = NOW) -> list[str]:
        reading.read_all(now)
        rows = Notification.objects.filter(member=member).order_by("at", "pk")
        return [note.text for note in rows]

    return lines
