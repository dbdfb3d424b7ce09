"""Every night: asked for once, and asking for its own next turn."""

import datetime
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from varde.config import recurring
from varde.files import storage
from varde.signin.models import Session

EVENING = datetime.datetime(2026, 11, 23, 20, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("now", "night"),
    [
        ("2026-11-23T20:00:00", "2026-11-24T01:00:00"),
        ("2026-11-24T00:30:00", "2026-11-24T01:00:00"),
        ("2026-11-24T01:00:00", "2026-11-25T01:00:00"),
        ("2026-07-01T12:00:00", "2026-07-02T00:00:00"),
    ],
)
def test_the_night_is_at_two_on_the_wall(now: str, night: str) -> None:
    at = recurring.next_night(datetime.datetime.fromisoformat(f"{now}+00:00"))
    assert at.astimezone(datetime.UTC).isoformat() == f"{night}+00:00"


@pytest.mark.django_db
def test_it_is_asked_for_once() -> None:
    assert recurring.schedule(EVENING)
    assert not recurring.schedule(EVENING)
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_a_night_sweeps_and_asks_for_the_next(settings: Settings, tmp_path: Path) -> None:
    backend = settings.STORAGES["files"] | {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"files": backend}
    yesterday = timezone.now() - datetime.timedelta(days=1)
    Session.objects.create(session_key="old", session_data="", expire_date=yesterday)

    recurring.every_night.func()

    assert not Session.objects.exists()
    assert DBTaskResult.objects.get().run_after > timezone.now()
    assert not list(storage.contents())
