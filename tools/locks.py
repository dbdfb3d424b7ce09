"""The lock files: exact versions and digests of everything, made from pyproject.toml."""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

from tools.machine import BIN, PROJECT, environment
from varde.config.console import say, stop

LOCKS = PROJECT / "lock"
MARK = "# ./varde lock, from pyproject.toml "
FOR_ANY_MACHINE = ("--universal", "--python-version", "3.11", "--generate-hashes")
PLAIN = ("--no-header", "--no-annotate", "--quiet")
GROUPS = {
    "run": ("--group", "frontend"),
    "dev": ("--group", "frontend", "--group", "test", "--group", "check", "-c", "lock/run.txt"),
}


def lock(upgrade: list[str]) -> None:
    """Versions already locked stay, but for those named (`all` for every one)."""
    more = [f"--upgrade-package={name}" for name in upgrade]
    if upgrade == ["all"]:
        more = ["--upgrade"]
    for name, groups in GROUPS.items():
        place = LOCKS / f"{name}.txt"
        _compile(
            "pyproject.toml",
            *groups,
            *FOR_ANY_MACHINE,
            *PLAIN,
            *more,
            "-o",
            str(place.relative_to(PROJECT)),
        )
        place.write_text(f"{MARK}{digest()}\n{_without_mark(place)}")
    say("Låsefilene er skrevet.", "The lock files are written.")


def check() -> None:
    for name in GROUPS:
        first = (LOCKS / f"{name}.txt").read_text().partition("\n")[0]
        if first != f"{MARK}{digest()}":
            stop(
                f"lock/{name}.txt passer ikke til pyproject.toml. Kjør ./varde lock.",
                f"lock/{name}.txt does not fit pyproject.toml. Run ./varde lock.",
            )


def digest() -> str:
    """Of what decides the versions, and nothing else in the file."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    decides = [
        project["project"]["requires-python"],
        project["project"]["dependencies"],
        project["dependency-groups"],
    ]
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()[:16]


def _compile(*arguments: str) -> None:
    command = [str(BIN / "uv"), "pip", "compile", *arguments]
    done = subprocess.run(
        command, cwd=PROJECT, env=environment(), stdout=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        stop("uv fant ingen løsning; se over.", "uv found no solution; see above.")


def _without_mark(place: Path) -> str:
    lines = place.read_text().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


if __name__ == "__main__":
    check() if sys.argv[1:] == ["check"] else lock(sys.argv[2:])
