"""Runs one of our modules in a short-lived process with a time and a memory limit.

What strangers send in, and what may swell, is worked on there: a crash or a bomb costs
one process, never the web server. The child gets none of our secrets.
"""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

_SOURCE = Path(__file__).parents[2]
_LIMIT = "VARDE_CHILD_MEGABYTES"


class Stopped(Exception):
    """It took too long, wanted too much memory, or crashed."""


class Failed(Exception):
    """It gave up by itself; code is its exit code, and its words are the message."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code


def run(
    module: str, *arguments: str, given: bytes = b"", seconds: int, megabytes: int
) -> tuple[bytes, str]:
    """What the module made and what it said beside, or Stopped, or Failed."""
    command = [sys.executable, "-P", "-m", module, *arguments]
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=seconds,
            env=_surroundings(megabytes),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise Stopped(f"{module}: more than {seconds} s") from late
    return _answer(module, done)


def _surroundings(megabytes: int) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "TZ") if name in os.environ}
    return kept | {
        "PYTHONPATH": str(_SOURCE),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        "MALLOC_ARENA_MAX": "2",
        "RAYON_NUM_THREADS": "2",
        _LIMIT: str(megabytes),
    }


def _answer(module: str, done: "subprocess.CompletedProcess[bytes]") -> tuple[bytes, str]:
    words = done.stderr.decode(errors="replace")
    if done.returncode < 0:
        raise Stopped(f"{module}: {signal.Signals(-done.returncode).name}\n{words}")
    if done.returncode:
        raise Failed(done.returncode, words)
    return done.stdout, words


def confine() -> None:
    """Called first in the child: be modest with memory and processor, and write no files."""
    most = int(os.environ[_LIMIT]) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.nice(5)
