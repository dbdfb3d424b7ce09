"""A Varde of its own to be killed and starved: started as `./varde run` does, found by its numbers.

Nothing here knows Django: what asks the database is run in a process of its own (ask).
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
WEB, WORKER = "varde.config.serving", "worker"
ASK = """
import json, sys, django
django.setup()
from bench.faults import {module}
print(json.dumps({module}.main(*sys.argv[1:])))
"""


@dataclass
class House:
    """One data folder, one database, one port; `more` is added to the environment."""

    data: Path
    database: str = ""
    more: dict[str, str] = field(default_factory=dict)
    port: int = 0
    varde: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.data.parent / f"{self.data.name}.log"

    def environment(self) -> dict[str, str]:
        known = {name: word for name, word in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
        return known | {
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join([str(PROJECT), str(PROJECT / "src")]),
            "DJANGO_SETTINGS_MODULE": "varde.config.settings",
            "VARDE_DATA": str(self.data),
            "DATABASE_URL": self.database,
            **self.more,
        }

    def ask(self, module: str, *arguments: str) -> Any:
        """What main() of one of our modules answers, with the house's own settings."""
        command = [sys.executable, "-c", ASK.format(module=module), *arguments]
        asked = subprocess.run(
            command, cwd=PROJECT, env=self.environment(), capture_output=True, check=False
        )
        if asked.returncode:
            raise AssertionError(f"{module}: {asked.stderr.decode()}")
        return json.loads(asked.stdout.splitlines()[-1])

    def prepare(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "django", "prepare"]
        subprocess.run(command, cwd=PROJECT, env=self.environment(), check=True)

    def start(self) -> None:
        """Started again until the port is free: what was killed lets go of it a little later."""
        self.port = self.port or _free_port()
        latest = time.monotonic() + PATIENCE
        while time.monotonic() < latest:
            self.varde = self._born()
            while self.varde.poll() is None:
                if self.answers():
                    return
                time.sleep(0.1)
            time.sleep(0.5)
        raise AssertionError(f"Varde did not start: {self.said()[-2000:]}")

    def answers(self) -> bool:
        return bool(self.health())

    def health(self) -> dict[str, Any]:
        """What /health says; nothing when nobody is there to say it."""
        try:
            with urllib.request.urlopen(f"{self.address}/health", timeout=10) as answer:
                found: dict[str, Any] = json.load(answer)
        except urllib.error.HTTPError as answer:
            with suppress(ValueError):
                told: dict[str, Any] = json.load(answer)
                return told
            return {}
        except OSError:
            return {}
        return found

    def stop(self) -> None:
        if self.varde and self.varde.poll() is None:
            self.varde.send_signal(signal.SIGTERM)
            self.varde.wait(60)

    def said(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def part(self, word: str) -> int:
        """The child of the supervisor with this word in its command, or 0."""
        own = children(self.varde.pid) if self.varde else []
        return next((pid for pid in own if word in command_of(pid)), 0)

    def web_processes(self) -> list[int]:
        return children(self.part(WEB))

    def everybody(self) -> list[int]:
        assert self.varde
        return [self.varde.pid, *descendants(self.varde.pid)]

    def _born(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "varde.config.supervisor", "--port", str(self.port)]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                command, cwd=PROJECT, env=self.environment(), stdout=log, stderr=log
            )


def kill(*processes: int) -> None:
    """kill -9: nobody is asked, and nobody can tidy up."""
    for process in processes:
        with suppress(ProcessLookupError):
            if process:
                os.kill(process, signal.SIGKILL)


def until(true: Callable[[], object], what: str, seconds: float = PATIENCE) -> float:
    """Wait for it; how many seconds it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, f"It never happened: {what}."
        time.sleep(0.1)
    return time.monotonic() - began


def memory(processes: list[int]) -> int:
    """Proportional megabytes of them all: what they share is counted once."""
    return sum(map(_kilobytes, processes)) // 1024


def descendants(process: int) -> Iterator[int]:
    for child in children(process):
        yield child
        yield from descendants(child)


def children(process: int) -> list[int]:
    with suppress(OSError):
        told = Path(f"/proc/{process}/task/{process}/children").read_text()
        return [int(child) for child in told.split()] if process else []
    return []


def command_of(process: int) -> list[str]:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_text().split("\0")
    return []


def _kilobytes(process: int) -> int:
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
