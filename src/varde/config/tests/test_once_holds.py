"""The same asked by several processes at once is done once, and a key's limit is one for all."""

import subprocess
import sys

import pytest

from varde.config.tests.conftest import Installation

pytestmark = pytest.mark.slow
PROCESSES = 4
BEGIN = """
import sys, uuid
import django
django.setup()
from django.utils import timezone
from varde.machines import limits, repeating
now, key = timezone.now().replace(second=0), uuid.UUID(int=7)
print("ready", flush=True)
sys.stdin.readline()
"""
ASK = """
made = []
def work():
    made.append(1)
    return repeating.Given(201, "made")
asked = [repeating.Asked(key, f"n{n}", b"the same", now) for n in range(10)]
given = {repeating.once(one, work) for one in asked}
assert given == {(201, "made")}, given
print(len(made))
"""
TAKE = """
limits.MOST_A_MINUTE = 30
print(sum(limits.take(key, now=now, today=now.date()) for _ in range(20)))
"""


@pytest.mark.parametrize(("work", "in_all"), [(ASK, 10), (TAKE, 30)])
def test_four_processes_at_once_do_what_one_would(
    prepared: Installation, work: str, in_all: int
) -> None:
    together = [_started(prepared, BEGIN + work) for _ in range(PROCESSES)]
    for one in together:
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
    for one in together:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.communicate(timeout=120)[0] for one in together]
    assert sum(map(int, said)) == in_all


def _started(prepared: Installation, code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=prepared.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
