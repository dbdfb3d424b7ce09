"""Many telephones at once, and what must hold when all of them have been answered."""

import math
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bench.faults.house import House, until
from bench.faults.telephones import Receipt, Telephone, written

# A poster takes thirty in ten minutes, and each try counts.
REPORTS_FROM_A_POSTER = 5
SLOWEST_CATCHING_UP = 300.0


@dataclass
class Outcome:
    """What came of a storm: receipts, statuses along the way, and the reckoning."""

    receipts: list[Receipt] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    reckoned: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def p99(self) -> float:
        return at_percent([one.seconds for one in self.receipts], 99)

    @property
    def p99_of_words(self) -> float:
        return at_percent([one.words for one in self.receipts], 99)

    @property
    def tries(self) -> int:
        return sum(one.tries for one in self.receipts)

    def told(self) -> str:
        waited = [one.seconds for one in self.receipts]
        got = ", ".join(f"{status or 'none'}: {n}" for status, n in sorted(self.statuses.items()))
        return (
            f"{len(self.receipts)} acknowledged in {self.seconds:.0f} s; "
            f"middle {statistics.median(waited):.2f} s, 99 % within {self.p99:.2f} s, "
            f"worst {max(waited):.2f} s; "
            f"words alone 99 % within {self.p99_of_words:.2f} s; answers {got}; "
            f"{self.reckoned['cases']} cases, {self.reckoned['files']} files, "
            f"{self.reckoned['events']} events, {self.reckoned['swept']} leftovers swept"
        )

    def hold(self, *, allowed: Iterable[int] = ()) -> None:
        """Nothing lost, nothing twice, and no answer that is a fault of ours."""
        assert not self.reckoned["wrong"], "\n".join(self.reckoned["wrong"])
        bad = {s: n for s, n in self.statuses.items() if s >= 500 and s not in (502, *allowed)}
        assert not bad, bad


def founded(house: House, reports: int) -> dict[str, Any]:
    """An undertaking with posters enough for so many."""
    posters = max(3, reports // REPORTS_FROM_A_POSTER)
    town: dict[str, Any] = house.ask("founding", str(posters))
    return town


def storm(
    house: House, town: dict[str, Any], reports: Iterable[int], *, at_once: int, pictures: int = 1
) -> Outcome:
    """All of them, so many at a time, each until it is answered."""
    phones = [Telephone(house.address, town, number, pictures) for number in reports]
    began = time.monotonic()
    with ThreadPoolExecutor(at_once) as crowd:
        receipts = list(crowd.map(Telephone.report, phones))
    statuses = Counter(answer.status for phone in phones for answer in phone.answers)
    return Outcome(receipts, statuses, seconds=time.monotonic() - began)


def reckon(house: House, outcome: Outcome) -> Outcome:
    """When the worker has told all there is to tell."""
    until(lambda: caught_up(house), "the worker catches up", SLOWEST_CATCHING_UP)
    file = house.data.parent / f"{house.data.name}-receipts.json"
    file.write_text(written(outcome.receipts))
    outcome.reckoned = house.ask("reckoning", str(file))
    return outcome


def caught_up(house: House) -> bool:
    return bool(house.ask("behind")["behind"] == 0)


def at_percent(figures: list[float], percent: float) -> float:
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, math.ceil(len(ordered) * percent / 100) - 1)]


@contextmanager
def meanwhile(work: Callable[[threading.Event], None]) -> Iterator[None]:
    """Something that goes on beside until it is told that all is over; its own faults count."""
    over = threading.Event()
    with ThreadPoolExecutor(1) as beside:
        doing = beside.submit(work, over)
        try:
            yield
        finally:
            over.set()
        doing.result()
