"""./varde check: every rule of the house, each with its time and its verdict."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tools.install import install
from tools.machine import BIN, PROJECT, PYTHON, environment
from varde.config.console import chosen, say

PARTS = ("src", "tools", "tests", "bench", "conftest.py", "manage.py")
CODE = [name for name in PARTS if (PROJECT / name).exists()]
DJANGO = (str(PYTHON), "manage.py")
OWN = (str(PYTHON), "-m")


@dataclass(frozen=True)
class Step:
    norwegian: str
    english: str
    command: tuple[str, ...]


STEPS = (
    Step("typer", "types", ("mypy", *CODE)),
    Step("husregler", "house rules", (*OWN, "pytest", "tests/guards")),
    Step("lint", "lint", ("ruff", "check", ".", "varde")),
    Step("form", "format", ("ruff", "format", "--check", ".", "varde")),
    Step("etasjer", "floors", ("lint-imports",)),
    Step("avhengigheter", "dependencies", ("deptry", "src")),
    Step("maler", "templates", ("djlint", "src", "--lint")),
    Step("migreringer", "migrations", (*DJANGO, "makemigrations", "--check", "--dry-run")),
    Step("regelsiden", "rules page", (*DJANGO, "write_rules", "--check")),
    Step("ord", "words", (*OWN, "tools.words", "check")),
    Step("låser", "locks", (*OWN, "tools.locks", "check")),
    Step("driftshåndboken", "operating manual", (*OWN, "tools.documented")),
)

WRITERS = (
    Step("lint", "lint", ("ruff", "check", "--fix", ".", "varde")),
    Step("form", "format", ("ruff", "format", ".", "varde")),
    Step("regelsiden", "rules page", (*DJANGO, "write_rules")),
    Step("ord", "words", (*OWN, "tools.words", "write")),
)


def check() -> int:
    """All of them, so that one round shows everything that is wrong."""
    install("dev")
    failed = [step for step, said in _results(STEPS, at_once=2) if not _tell(step, said)]
    if failed:
        names = ", ".join(chosen(step.norwegian, step.english) for step in failed)
        say(f"\nIkke i orden: {names}", f"\nNot in order: {names}")
    else:
        say("\nAlt i orden.", "\nAll in order.")
    return len(failed)


def put_right() -> int:
    """What can be mended or made anew without anybody thinking, and then the check."""
    install("dev")
    for step, said in _results(WRITERS, at_once=1):
        _tell(step, said)
    return check()


@dataclass(frozen=True)
class Said:
    well: bool
    seconds: float
    words: str


def _results(steps: tuple[Step, ...], *, at_once: int) -> Iterator[tuple[Step, Said]]:
    with tempfile.TemporaryDirectory(prefix="varde-check-") as folder:
        env = environment(VARDE_DATA=folder, DATABASE_URL="")
        with ThreadPoolExecutor(at_once) as hands:
            yield from zip(steps, hands.map(lambda step: _carry_out(step, env), steps), strict=True)


def _carry_out(step: Step, env: dict[str, str]) -> Said:
    began = time.monotonic()
    tool = BIN / step.command[0]
    done = subprocess.run(
        [str(tool), *step.command[1:]],
        cwd=PROJECT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    words = done.stdout.decode(errors="replace").strip()
    return Said(done.returncode == 0, time.monotonic() - began, words)


def _tell(step: Step, said: Said) -> bool:
    mark = "✓" if said.well else "✗"
    name = chosen(step.norwegian, step.english)
    print(f"{mark} {name:<18}{said.seconds:6.1f} s", flush=True)
    if not said.well:
        print(said.words, flush=True)
    return said.well
