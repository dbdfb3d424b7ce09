"""The limits of what strangers may send hold, however many processes count at once."""

import subprocess
import sys

import pytest

from varde.config.tests.conftest import Installation

pytestmark = pytest.mark.slow
PROCESSES = 4
TAKE = """
import sys
import django
django.setup()
from django.utils import timezone
from varde.reporting import limits
print("ready", flush=True)
sys.stdin.readline()
took = [limits.{limit}.take("one", now=timezone.now()) for _ in range({times})]
print(sum(took))
"""


@pytest.mark.parametrize(
    ("limit", "times", "most"), [("REPORTS", 20, 30), ("WRONG_CODES", 40, 100)]
)
def test_four_processes_at_once_take_exactly_what_there_is_room_for(
    prepared: Installation, limit: str, times: int, most: int
) -> None:
    together = [_started(prepared, limit, times) for _ in range(PROCESSES)]
    assert [_line(one) for one in together] == ["ready\n"] * PROCESSES
    for one in together:
        _release(one)
    said = [one.communicate(timeout=120)[0] for one in together]
    assert sum(map(int, said)) == most < PROCESSES * times
    kept = prepared.sql("SELECT bucket, moments FROM reporting_tally")
    assert [row[0].partition(":")[2] for row in kept] == ["one"]


def _started(prepared: Installation, limit: str, times: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", TAKE.format(limit=limit, times=times)],
        env=prepared.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def _release(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()
