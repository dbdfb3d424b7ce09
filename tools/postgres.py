"""A PostgreSQL of our own for the tests: made, used, and thrown away."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.machine import need_from_system
from varde.config.console import say, stop

NEW_CLUSTER = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
# Nothing in it is worth keeping, so nothing needs to reach the disk.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


@contextmanager
def throwaway(settings: str = FAST) -> Iterator[str]:
    """The address of a running server that nobody else can reach."""
    say("Starter en PostgreSQL til engangsbruk …", "Starting a PostgreSQL to be thrown away …")
    tools = _tools()
    folder = Path(tempfile.mkdtemp(prefix="varde-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    cluster = folder / "cluster"
    try:
        _run(tools / "initdb", "-D", cluster, *NEW_CLUSTER)
        start(folder, settings)
        yield f"postgres://postgres@/varde?host={folder}"
    finally:
        _attempt(tools / "pg_ctl", "-D", cluster, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def start(folder: Path, settings: str = FAST) -> None:
    """The server of this folder, also when it was stopped before."""
    options = f"-k {folder} {settings}"
    log, cluster = folder / "log", folder / "cluster"
    _run(_tools() / "pg_ctl", "-D", cluster, "-w", "-l", log, "-o", options, "start")


def stop_server(folder: Path, *, how: str = "fast") -> None:
    """As on the day somebody restarts it; "immediate" is as when it falls over."""
    _run(_tools() / "pg_ctl", "-D", folder / "cluster", "-w", "-m", how, "stop")


def is_here() -> bool:
    return _newest() is not None


def ensure() -> None:
    if _newest() is None:
        need_from_system(["postgresql"], purpose=("PostgreSQL", "PostgreSQL"))


def _tools() -> Path:
    place = _newest()
    if place is None:
        stop("Finner ikke initdb fra PostgreSQL.", "PostgreSQL's initdb cannot be found.")
    return place


def _newest() -> Path | None:
    """Debian keeps the server's tools beside the path, one folder per version."""
    found = [place.parent for place in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if found:
        return max(found, key=lambda place: int(place.parent.name))
    return Path(on_path).resolve().parent if on_path else None


def _run(*command: str | Path) -> None:
    said = _attempt(*command)
    if said is not None:
        stop(f"PostgreSQL kom ikke i gang:\n{said}", f"PostgreSQL did not start:\n{said}")


def _attempt(*command: str | Path) -> str | None:
    """What went wrong, if anything. PostgreSQL refuses to run as root, so root asks its user."""
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    done = subprocess.run(
        words, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    return done.stderr.decode(errors="replace") if done.returncode else None
