"""Background work survives the death of its worker."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from pytest_django.fixtures import Settings

from varde.config import heartbeat, worker
from varde.config.management.commands import worker as command

ME, ANOTHER = "worker-me", "worker-another"


def begun(*workers: str) -> DBTaskResult[Any, Any]:
    return DBTaskResult.objects.create(
        status="RUNNING",
        args_kwargs={"args": [], "kwargs": {}},
        task_path="varde.nowhere.task",
        worker_ids=list(workers),
        backend_name="default",
        run_after=get_date_max(),
        started_at=timezone.now(),
    )


def test_what_a_dead_worker_had_begun_is_put_back_in_line(db: None) -> None:
    task = begun(ANOTHER, ME)
    assert worker.take_up_again(ME) == 1
    task.refresh_from_db()
    assert task.status == "READY"
    assert DBTaskResult.objects.ready().get() == task


def test_what_another_worker_is_doing_is_left_alone(db: None) -> None:
    task = begun(ME, ANOTHER)
    assert worker.take_up_again(ME) == 0
    task.refresh_from_db()
    assert task.status == "RUNNING"


def test_a_task_that_takes_its_worker_down_each_time_is_given_up(db: None) -> None:
    task = begun(ME, ME, ME)
    worker.take_up_again(ME)
    task.refresh_from_db()
    assert task.status == "FAILED"
    assert "given up" in task.traceback


def test_a_worker_keeps_its_name_and_no_two_folders_share_one(tmp_path: Path) -> None:
    first = worker.own_name(tmp_path / "a")
    assert worker.own_name(tmp_path / "a") == first
    assert worker.own_name(tmp_path / "b") != first
    assert len(first) <= 64


def test_the_heart_beats_while_there_is_work_and_not_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "SECONDS_BETWEEN_BEATS", 0.02)
    place = heartbeat.place(tmp_path)
    with heartbeat.beating(tmp_path):
        _until(place.exists)
        first = place.stat().st_mtime_ns
        _until(lambda: place.stat().st_mtime_ns > first)
    last = place.stat().st_mtime_ns
    time.sleep(0.1)
    assert place.stat().st_mtime_ns == last


def test_a_heart_that_cannot_write_beats_on_when_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "SECONDS_BETWEEN_BEATS", 0.02)
    folder = tmp_path / "not there yet"
    with heartbeat.beating(folder):
        time.sleep(0.1)
        folder.mkdir()
        _until(heartbeat.place(folder).exists)


def test_a_dead_worker_does_not_look_alive_because_the_clock_was_put_back(tmp_path: Path) -> None:
    heartbeat.place(tmp_path).touch()
    age = heartbeat.age(tmp_path, time.time() - 3600)
    assert age
    assert age > heartbeat.SILENT_AFTER_SECONDS


@pytest.fixture
def its_own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


class Struck(Exception):
    """Ends a worker that would otherwise work until it is told to stop."""


def test_a_worker_whose_database_goes_away_waits_and_goes_on(
    db: None,
    its_own_folder: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    faults = iter([OperationalError("connection refused")] * 3 + [Struck()])

    def works(self: object, **options: object) -> None:
        raise next(faults)

    monkeypatch.setattr(command, "SECONDS_BETWEEN_TRIES", 0)
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.Command.handle", works)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    with pytest.raises(Struck):
        call_command("worker")
    assert caplog.text.count("The worker waits for disk and database") == 3


def test_a_fault_of_our_own_ends_the_worker_so_that_it_starts_anew(
    db: None, its_own_folder: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def works(self: object, **options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.Command.handle", works)
    with pytest.raises(ZeroDivisionError):
        call_command("worker")


def _until(true: Callable[[], bool]) -> None:
    latest = time.monotonic() + 10
    while not true():
        assert time.monotonic() < latest
        time.sleep(0.01)
