"""./varde test: the whole suite on both databases, browsers included. ./varde bench: figures."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, redirect_stdout

from tools import postgres
from tools.install import install
from tools.machine import PROJECT, PYTHON, environment, need_from_system
from varde.config.console import chosen, say, stop

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Two processes for the whole suite; for a few tests, starting them costs more than it saves.
WHOLE_SUITE = ["-n", "2"]
FAULTS = "faults"


def test(arguments: list[str], *, on_postgres: bool) -> int:
    """Ends with what pytest says of the largest run, unless something failed before it."""
    _stop_in_good_order()
    install("dev")
    _ensure_browser()
    wanted = arguments or WHOLE_SUITE
    failed = _test_on_postgres(wanted) if on_postgres or not arguments else 0
    _title("SQLite", chosen("alle prøver", "every test"))
    failed_here = _pytest(*wanted)
    if failed and not failed_here:
        say("Noe feilet på PostgreSQL; se over.", "Something failed on PostgreSQL; see above.")
    return failed_here or failed


def bench(arguments: list[str], *, on_postgres: bool) -> int:
    """Whole pages, on both databases; or named ones: bench/bench_<name>.py has a main().

    What follows `faults` are the names of single faults.
    """
    names = [word for word in arguments if not word.startswith("--")]
    if names[:1] == [FAULTS]:
        names, os.environ["VARDE_BENCH_FAULTS"] = names[:1], " ".join(names[1:])
    _stop_in_good_order()
    # What is said on the way is not part of the figures.
    with redirect_stdout(sys.stderr):
        install("dev")
    return _named(names, on_postgres=on_postgres) if names else _whole(arguments)


def _whole(arguments: list[str]) -> int:
    call = f"from bench import whole; raise SystemExit(whole.main({arguments!r}))"
    return _python("-c", call)


def _named(names: list[str], *, on_postgres: bool) -> int:
    there = {place.stem.removeprefix("bench_") for place in PROJECT.glob("bench/bench_*.py")}
    unknown = sorted(set(names) - there)
    if unknown:
        has = ", ".join(sorted(there)) or chosen("ingen ennå", "none yet")
        stop(f"Målingen finnes ikke. De som finnes: {has}.", f"No such bench. There are: {has}.")
    with _database(on_postgres=on_postgres) as settings:
        return max(_measure(name, settings) for name in names)


def _test_on_postgres(wanted: list[str]) -> int:
    with _database(on_postgres=True) as settings:
        _title("PostgreSQL", chosen("alle prøver uten nettleser", "every test without a browser"))
        return _pytest(*wanted, "-m", "not browser", **settings)


def _measure(name: str, settings: dict[str, str]) -> int:
    _title(name)
    call = f"from bench import bench_{name} as bench; bench.main()"
    return _python("-c", call, **settings)


def _pytest(*arguments: str, **settings: str) -> int:
    return _python("-m", "pytest", *arguments, **settings)


def _python(*arguments: str, **settings: str) -> int:
    """With a data folder of its own, so that no test ever meets real data."""
    with tempfile.TemporaryDirectory(prefix="varde-test-") as folder:
        env = environment(**{"VARDE_DATA": folder, "DATABASE_URL": "", **settings})
        return subprocess.run([PYTHON, *arguments], cwd=PROJECT, env=env, check=False).returncode


@contextmanager
def _database(*, on_postgres: bool) -> Iterator[dict[str, str]]:
    if on_postgres:
        postgres.ensure()
    with postgres.throwaway() if on_postgres else nullcontext("") as address:
        yield {"DATABASE_URL": address}


def _ensure_browser() -> None:
    if not any(map(shutil.which, BROWSERS)):
        need_from_system(["chromium"], purpose=("Chromium", "Chromium"))


def _title(*words: str) -> None:
    print(f"\n━━━ {' · '.join(words)} ━━━", flush=True)


def _stop_in_good_order() -> None:
    """A plain end would leave the database server running."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
