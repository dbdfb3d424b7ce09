"""A worker that has been dead for long: those who lead are told on every page, others are not."""

import datetime
import os
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from varde.config import heartbeat
from varde.people.models import Member
from varde.testing.cast import NOW, Cast

HOUR = datetime.timedelta(hours=1)


def front_of(member: Member) -> str:
    assert member.user
    client = Client(headers={"Accept-Language": "en"})
    with time_machine.travel(NOW, tick=False):
        client.force_login(member.user)
        return client.get("/fjordbygg-as/?sprak=en").content.decode()


@pytest.fixture
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def beat(data: Path, at: datetime.datetime) -> None:
    heartbeat.place(data).touch()
    os.utime(heartbeat.place(data), (at.timestamp(), at.timestamp()))


def test_who_leads_is_told_that_nothing_goes_out(cast: Cast, data: Path) -> None:
    beat(data, NOW - HOUR)
    told = "No letters or notifications have gone out since"
    assert told in front_of(cast.bjorn)
    assert told not in front_of(cast.ola)


def test_a_worker_that_was_heard_lately_is_no_news(cast: Cast, data: Path) -> None:
    beat(data, NOW - heartbeat.TOLD_AFTER)
    assert "gone out since" not in front_of(cast.bjorn)


def test_where_none_has_been_yet_nobody_is_alarmed(cast: Cast, data: Path) -> None:
    assert "gone out since" not in front_of(cast.bjorn)
