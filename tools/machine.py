"""The machine we are on: folders, other programs, and packages that the system must bring."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from varde.config.console import say, stop

PROJECT = Path(__file__).resolve().parents[1]
VENV = PROJECT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
BUILD = PROJECT / "build"


def environment(**more: str) -> dict[str, str]:
    """For our own programs: they find each other, and fetch no interpreters or advice."""
    return {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONPATH": str(PROJECT / "src"),
        "DJANGO_SETTINGS_MODULE": "varde.config.settings",
        "VIRTUAL_ENV": str(VENV),
        "UV_PYTHON_DOWNLOADS": "never",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "npm_config_update_notifier": "false",
        "NO_COLOR": "1",
        **more,
    }


def run(*command: str | Path, within: Path = PROJECT) -> None:
    """Quietly; if it fails, what it said is the explanation."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=within,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        called = " ".join([Path(command[0]).name, *map(str, command[1:3])])
        stop(
            f"«{called}» lyktes ikke; se over. Sjekk nettforbindelsen, og prøv igjen.",
            f'"{called}" failed; see above. Check the network connection, and try again.',
        )


@contextmanager
def once(name: str, inputs: Iterable[Path], outputs: Iterable[Path]) -> Iterator[bool]:
    """Is there anything to do since last time? Remembered only when it has been done."""
    stamp = BUILD / f"{name}.stamp"
    now = fingerprint(inputs)
    known = stamp.read_text() if stamp.exists() else ""
    needed = known != now or not all(place.exists() for place in outputs)
    yield needed
    if needed:
        stamp.parent.mkdir(exist_ok=True)
        stamp.write_text(now)


def fingerprint(places: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for place in sorted(places):
        digest.update(f"{place.relative_to(PROJECT)}\n".encode())
        digest.update(hashlib.sha256(place.read_bytes()).digest())
    return digest.hexdigest()


def need_from_system(packages: list[str], *, purpose: tuple[str, str]) -> None:
    """Installed by us where that is ours to do; else the one line that does it, and stop."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        stop(
            f"{purpose[0]} mangler. Kjør dette, og prøv igjen:\n  sudo {line}",
            f"{purpose[1]} is missing. Run this, and try again:\n  sudo {line}",
        )
    say(f"Henter {purpose[0]} ({line}) …", f"Getting {purpose[1]} ({line}) …")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run("apt-get", "update", "-q")
    run(*line.split())
