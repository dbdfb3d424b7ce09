"""GET /health, as the one who watches over the machine asks it."""

import os
import time
from collections import namedtuple
from collections.abc import Generator
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from varde.config import heartbeat

Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    heartbeat.place(tmp_path).touch()
    return tmp_path


def test_all_is_well(client: Client, db: None) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    told = answer.json()
    assert told["ok"] is True
    assert told["database"] == {"ok": True}
    assert told["worker"]["seconds_since_heartbeat"] < heartbeat.SILENT_AFTER_SECONDS
    assert told["disk"]["free_megabytes"] > 0


def test_it_asks_for_no_login_leaves_no_cookie_and_is_never_kept(client: Client, db: None) -> None:
    answer = client.get("/health")
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_it_costs_one_question(client: Client, db: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.get("/health")
    assert len(asked) == 1


def test_a_silent_worker_is_not_well(client: Client, db: None, data: Path) -> None:
    long_ago = time.time() - heartbeat.SILENT_AFTER_SECONDS - 5
    os.utime(heartbeat.place(data), (long_ago, long_ago))
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json()["worker"]["ok"] is False
    assert answer.json()["database"]["ok"] is True


def test_a_worker_that_never_was_is_not_well(client: Client, db: None, data: Path) -> None:
    heartbeat.place(data).unlink()
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json()["worker"] == {"ok": False, "seconds_since_heartbeat": None}


def test_a_full_disk_is_not_well(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    almost_full = Usage(10**12, 10**12, 100 * 1024**2)
    monkeypatch.setattr("shutil.disk_usage", lambda _place: almost_full)
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json()["disk"] == {"ok": False, "free_megabytes": 100}


def test_a_database_that_fails_is_told_without_its_words(
    client: Client, db: None, no_database: None
) -> None:
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json()["database"] == {"ok": False}
    assert "secret" not in answer.content.decode()


def test_nothing_can_be_sent_to_it(client: Client, db: None) -> None:
    assert client.post("/health").status_code == 405


@pytest.fixture
def no_database() -> Generator[None]:
    def fail(*_: object) -> None:
        raise OperationalError("password of secret-host refused")

    with connection.execute_wrapper(fail):
        yield
