"""Eight people who report as fast as they can, beside a worker with much to do."""

import threading
import time
from collections.abc import Iterator
from typing import Any

from bench import figures
from bench.figures import Figure
from bench.measuring.pages import Form
from bench.measuring.server import Server
from bench.measuring.visiting import Visitor

SECONDS = 20.0
MOST_MS = 150.0


def reporters(there: dict[str, Any], server: Server, where: tuple[str, int]) -> Iterator[Figure]:
    """How long the slowest of a hundred waits, and how many were not let through."""
    names = sorted(name for name in there["emails"] if name.startswith("Melder"))
    signed_in = [
        Visitor(server.port).sign_in(there["emails"][name], there["password"]) for name in names
    ]
    forms = [Form(visitor, there["slug"]) for visitor in signed_in]
    times, failed = list[float](), list[str]()
    threads = [threading.Thread(target=_report, args=(form, times, failed)) for form in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    late = figures.percentile(times, 0.99) if times else SECONDS * 1000
    yield figures.timed("8 reporters beside a busy worker", where, times or [late])
    yield figures.share(f"8 reporters, p99 of {MOST_MS:g} ms", where, late, MOST_MS)
    yield Figure("8 reporters, not let through", *where, ratio=float(len(failed)), limit=0.0)


def _report(form: Form, times: list[float], failed: list[str]) -> None:
    latest = time.monotonic() + SECONDS
    while time.monotonic() < latest:
        try:
            times.append(form.send().ms)
        except (SystemExit, OSError) as wrong:
            failed.append(str(wrong))
