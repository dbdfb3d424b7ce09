"""Starting, watching and stopping, with real processes."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from varde.config.tests.conftest import Installation

pytestmark = pytest.mark.slow


@pytest.fixture
def running(prepared: Installation) -> Generator[subprocess.Popen[str]]:
    varde = prepared.start()
    yield varde
    varde.terminate()
    varde.communicate(timeout=40)


def test_an_empty_folder_becomes_a_varde_that_is_well(installation: Installation) -> None:
    varde = installation.start()
    until(lambda: health(installation).get("ok"))
    varde.terminate()
    said, _ = varde.communicate(timeout=40)

    assert varde.returncode == 0
    assert f"Varde is ready: http://localhost:{installation.port}/" in said
    assert "Varde has stopped." in said
    assert (installation.data / "secret-key").stat().st_mode & 0o077 == 0
    assert installation.data.stat().st_mode & 0o077 == 0


def test_a_web_server_that_is_killed_comes_back(
    prepared: Installation, running: subprocess.Popen[str]
) -> None:
    until(lambda: health(prepared).get("ok"))
    web = _child(running, "varde.config.serving")
    os.kill(web, signal.SIGKILL)
    until(lambda: _child(running, "varde.config.serving") not in {web, 0})
    until(lambda: health(prepared).get("ok"))


def test_a_worker_that_is_killed_comes_back(
    prepared: Installation, running: subprocess.Popen[str]
) -> None:
    until(lambda: health(prepared).get("ok"))
    worker = _child(running, "worker")
    (prepared.data / "worker-heartbeat").unlink()
    os.kill(worker, signal.SIGKILL)
    until(lambda: _child(running, "worker") not in {worker, 0})
    until(lambda: health(prepared)["worker"]["ok"])


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_when_it_stops_nobody_is_left_behind(prepared: Installation, how: signal.Signals) -> None:
    varde = prepared.start()
    until(lambda: health(prepared).get("ok"))
    family = list(_descendants(varde.pid))
    assert len(family) >= 4  # web, its two processes, worker

    varde.send_signal(how)
    varde.communicate(timeout=40)
    until(lambda: not any(map(_lives, family)))


def test_a_port_in_use_is_said_at_once(prepared: Installation) -> None:
    with socket.create_server(("127.0.0.1", prepared.port)):
        said = _failure(prepared.start())
    assert f"Cannot use 127.0.0.1, port {prepared.port}" in said
    assert "--port" in said


def test_two_do_not_share_a_data_folder(
    prepared: Installation, running: subprocess.Popen[str]
) -> None:
    until(lambda: health(prepared).get("ok"))
    said = _failure(Installation(prepared.data, database=prepared.database).start())
    assert "already running on the data folder" in said


def test_a_data_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands where the folder should be")
    said = _failure(Installation(tmp_path / "data").start())
    assert "Cannot write in the data folder" in said


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("mysql://localhost/varde", "must start with sqlite:// or postgres://"),
        ("postgres://varde@127.0.0.1:1/varde", "The database cannot be used"),
    ],
)
def test_a_wrong_database_is_said_in_words(
    installation: Installation, address: str, complaint: str
) -> None:
    said = _failure(installation.start(DATABASE_URL=address))
    assert complaint in said


@pytest.mark.parametrize("name", ["VARDE_WEB_PROCESSES", "VARDE_SMTP_PORT"])
def test_a_number_that_is_none_is_said_in_words(installation: Installation, name: str) -> None:
    said = _failure(installation.start(**{name: "many"}))
    assert f"{name} must be a whole number" in said


def _failure(varde: subprocess.Popen[str]) -> str:
    said, _ = varde.communicate(timeout=40)
    assert varde.returncode == 1
    assert "Traceback" not in said
    return said


def until(true: Callable[[], object], seconds: float = 60) -> None:
    latest = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < latest, "It never happened."
        time.sleep(0.1)


def health(installation: Installation) -> dict[str, Any]:
    """Nothing as long as nobody answers."""
    address = f"http://127.0.0.1:{installation.port}/health"
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
            return found
    except urllib.error.HTTPError as answer:
        told: dict[str, Any] = json.load(answer)
        return told
    except OSError:
        return {"worker": {"ok": False}}


def _child(varde: subprocess.Popen[str], word: str) -> int:
    """The child of Varde itself that has the word in its command, or 0."""
    for process in _children(varde.pid):
        if word in Path(f"/proc/{process}/cmdline").read_text().split("\0"):
            return process
    return 0


def _descendants(process: int) -> Iterator[int]:
    for child in _children(process):
        yield child
        yield from _descendants(child)


def _children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


def _lives(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
