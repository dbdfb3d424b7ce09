"""`./varde bench`: whole pages of Varde as shipped, on both databases, beside bare ones.

`--quick` is SQLite with 50,000 cases. Progress goes to stderr; stdout has the table, or with
`--json` the figures alone. Over a limit it ends with an error and says which.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout

from bench import figures
from bench.figures import Figure
from bench.limits import SLACK, load
from bench.measuring import memory
from bench.measuring.base import Base, postgresql, sqlite
from bench.measuring.export import export
from bench.measuring.pages import Paired, Patience
from bench.measuring.reporters import reporters
from bench.measuring.search import search
from bench.measuring.weight import weights

SMALL, MIDDLE, LARGE = 50_000, 100_000, 1_000_000
GROWTH = 1.2
THOROUGH, HURRIED = Patience(pairs=80, seconds=15.0), Patience(pairs=40, seconds=4.0)
ON_ONE_FILE = "SQLite"

Part = Callable[[Base, Patience], Iterator[Figure]]


def main(arguments: list[str]) -> int:
    _tell(f"the load is {load():.1f}")
    with redirect_stdout(sys.stderr):  # what is being started on the way is progress, too
        found = list(quick() if "--quick" in arguments else full())
    print(figures.as_json(found) if "--json" in arguments else figures.as_table(found))
    over = [str(one) for one in found if one.is_over(SLACK)]
    if over:
        _tell("over the limit:\n  " + "\n  ".join(over))
    return 1 if over else 0


def quick() -> Iterator[Figure]:
    with sqlite() as base:
        base.grow(SMALL)
        for figure in everything(base, HURRIED):
            _tell(str(figure))
            yield figure


def full() -> Iterator[Figure]:
    for engine in (sqlite, postgresql):
        with engine() as base:
            small = list(_at(SMALL, base, paired))
            yield from small
            yield from _at(MIDDLE, base, searched)
            large = list(_at(LARGE, base, everything))
            yield from large
            yield from figures.growth(small, large, most=GROWTH)


def _at(count: int, base: Base, *parts: Part) -> Iterator[Figure]:
    _tell(f"{base.name}, {count:,} cases; the load is {load():.1f}")
    base.grow(count)
    for part in parts:
        for figure in part(base, THOROUGH):
            _tell(str(figure))
            yield figure


def paired(base: Base, patience: Patience) -> Iterator[Figure]:
    with base.open() as (_server, visitors):
        measured = Paired(base.there, visitors, base.where, patience)
        yield from measured.pages()
        yield from measured.reporting()


def searched(base: Base, patience: Patience) -> Iterator[Figure]:
    with base.open() as (_server, visitors):
        yield from search(base.there, visitors, base.where, patience)


def everything(base: Base, patience: Patience) -> Iterator[Figure]:
    there, where = base.there, base.where
    with base.open() as (server, visitors):
        yield memory.idle(server, where)
        with memory.watched(server) as peaks:
            measured = Paired(there, visitors, where, patience)
            yield from measured.pages()
            yield from measured.reporting()
            yield from search(there, visitors, where, patience)
            yield from weights(there, visitors, where)
            yield from export(there, visitors["Leder"], server, where)
            if base.name == ON_ONE_FILE:
                base.manage("keep_busy")
                yield from reporters(there, server, where)
        yield memory.loaded(peaks, where)


def _tell(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {words}", file=sys.stderr, flush=True)
