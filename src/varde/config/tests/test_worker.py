"""Background work survives the death of its worker."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from varde.config import heartbeat, worker

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


def test_a_clock_put_back_does_not_make_the_heartbeat_strange(tmp_path: Path) -> None:
    heartbeat.place(tmp_path).touch()
    assert heartbeat.age(tmp_path, time.time() - 3600) == 0


def _until(true: Callable[[], bool]) -> None:
    latest = time.monotonic() + 10
    while not true():
        assert time.monotonic() < latest
        time.sleep(0.01)
