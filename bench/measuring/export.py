"""The list as a file: how many rows a second, and in how much memory."""

import time
from collections.abc import Iterator
from typing import Any

from bench import figures
from bench.figures import Figure
from bench.measuring.memory import watched
from bench.measuring.server import Server
from bench.measuring.visiting import Visitor

FASTEST, MEGABYTES = 50_000, 300.0
# It is read for this long at most; what is not read then tells nothing new.
SECONDS = 60.0
STEP = 1 << 16


def export(
    there: dict[str, Any], visitor: Visitor, server: Server, where: tuple[str, int]
) -> Iterator[Figure]:
    """All cases, as CSV. The memory is that of the process that makes it."""
    with watched(server) as peaks:
        speed = _read(visitor, f"/{there['slug']}/avvik/last-ned/csv/?vis=alle")
    yield figures.share(f"export, time of {FASTEST:,} rows/s", where, FASTEST, speed)
    yield figures.share(f"export, of {MEGABYTES:g} MB", where, peaks.largest, MEGABYTES)


def _read(visitor: Visitor, path: str) -> float:
    """Rows a second."""
    began, rows = time.perf_counter(), -1
    response = visitor.opened(path)
    try:
        while (piece := response.read(STEP)) and time.perf_counter() - began < SECONDS:
            rows += piece.count(b"\n")
    finally:
        visitor.hang_up()
    return max(rows, 1) / (time.perf_counter() - began)
