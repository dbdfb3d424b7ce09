"""From a fresh copy to something that can run: packages, the browser's files, the words."""

import fcntl
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.machine import (
    BIN,
    BUILD,
    PROJECT,
    PYTHON,
    VENV,
    fingerprint,
    need_from_system,
    once,
    run,
)
from varde.config.console import say

LOCKS = PROJECT / "lock"
STAMP = VENV / ".varde-stamp"
FRONT_END = PROJECT / "src/varde/ui/frontend"
FOR_BROWSER = PROJECT / "src/varde/ui/static/ui/build"


def install(wanted: str) -> None:
    """`run` is what a server needs; `dev` is that and what tests and checks need."""
    with _alone():
        _packages(wanted)
        _front_end()
        _letters()
        _words()


@contextmanager
def _alone() -> Iterator[None]:
    """Two at once would pull the same folder apart."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "installing").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _packages(wanted: str) -> None:
    known = STAMP.read_text().split() if STAMP.exists() and _same_python() else []
    # Whoever has the tools for testing keeps them when the server is started.
    chosen = "dev" if known[:1] == ["dev"] else wanted
    lock = LOCKS / f"{chosen}.txt"
    now = [chosen, fingerprint([LOCKS / "uv.txt", lock])]
    if known == now:
        return
    _make_venv()
    say("Installerer pakkene Varde er bygd på …", "Installing the packages Varde is built on …")
    # Compiled here and now: the user who runs Varde may not write in this folder.
    ways = ("--require-hashes", "--compile-bytecode", "--python", PYTHON)
    run(BIN / "uv", "pip", "sync", *ways, lock)
    STAMP.write_text(" ".join(now))


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        need_from_system([f"python{version}-venv"], purpose=("Pythons venv", "Python's venv"))
    say("Lager et eget Python-miljø i .venv …", "Making a Python environment in .venv …")
    STAMP.unlink(missing_ok=True)
    anew = [] if _same_python() else ["--clear"]
    run(sys.executable, "-m", "venv", *anew, VENV)
    run(PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", LOCKS / "uv.txt")


def _same_python() -> bool:
    """A system that was upgraded may have put another Python where .venv found its own."""
    if not PYTHON.exists():
        return False
    made_with = (VENV / "pyvenv.cfg").read_text().partition("version = ")[2]
    found = PYTHON.resolve().name.removeprefix("python")
    return "." not in found or made_with.startswith(f"{found}.")


def _front_end() -> None:
    bought = [FRONT_END / "package.json", FRONT_END / "package-lock.json"]
    with once("packages-for-browser", bought, [FRONT_END / "node_modules"]) as needed:
        if needed:
            say("Henter pakkene til nettlesersidene …", "Getting the packages for the pages …")
            npm = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            run(BIN / npm[0], *npm[1:], within=FRONT_END)
    with once("front-end", _sources(), [FOR_BROWSER, PROJECT / "src/varde/ui/build"]) as needed:
        if needed:
            say("Bygger stil og skript …", "Building styles and scripts …")
            run(BIN / "node", "build.mjs", within=FRONT_END)


def _sources() -> list[Path]:
    """All but what was bought, which is large and follows from package-lock.json."""
    own = [place for place in FRONT_END.iterdir() if place.name != "node_modules"]
    inside = [place for folder in own for place in folder.rglob("*")]
    return [place for place in (*own, *inside) if place.is_file()]


def _letters() -> None:
    """The letters of the PDFs are made from those of the pages; done already, it does nothing."""
    made = [PROJECT / "src/varde/printing/build"]
    with once("letters", [FRONT_END / "package-lock.json"], made) as needed:
        if needed:
            say("Lager skrift til utskrifter …", "Making the letters for print …")
            run(PYTHON, "-m", "varde.printing.fonts", within=PROJECT / "src")


def _words() -> None:
    written = list((PROJECT / "locale").glob("*/LC_MESSAGES/django.po"))
    compiled = [place.with_suffix(".mo") for place in written]
    with once("words", written, compiled) as needed:
        if needed and written:
            say("Gjør klar språkene …", "Preparing the languages …")
            run(BIN / "pybabel", "-q", "compile", "-d", "locale", "-D", "django")
