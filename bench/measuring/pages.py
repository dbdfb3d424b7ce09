"""Pages beside bare ones: bare, page, bare, page; and how many queries each asks."""

import gc
import itertools
import secrets
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from bench import figures
from bench.figures import Figure
from bench.measuring.visiting import Answer, Visitor

LIST, CASE, REPORT = 1.0, 8.0, 4.0
LIST_QUERIES, CASE_QUERIES, FRONT_QUERIES = 6, 14, 12
FEWEST, WARM = 7, 80  # each of the server's connections has its plans then
Ask = Callable[[], Answer]


class Patience(NamedTuple):
    """As many pairs as this, or as there is time for."""

    pairs: int
    seconds: float


class Paired(NamedTuple):
    """What is there, who looks, and how long it may take."""

    there: dict[str, Any]
    visitors: dict[str, Visitor]
    where: tuple[str, int]
    patience: Patience

    def pages(self) -> Iterator[Figure]:
        """For the leader of all of it, and for the safety representative of a tenth."""
        yield from self._pages_of("Leder", "")
        yield from self._pages_of("Verneombud", ", representative")

    def reporting(self) -> Iterator[Figure]:
        """From Send to the receipt's address, beside a bare insert of the same row.

        Then once more with what else follows from a report done before the answer: those it
        concerns are told, and its words are found.
        """
        form = Form(self.visitors["Melder 0"], self.there["slug"])
        yield from self._beside(self._bare_insert, form.send, "report", REPORT)
        whole = "report, told and found"
        yield from self._beside(self._bare_insert, form.send_whole, whole, REPORT)

    def _bare_insert(self) -> Answer:
        owner, unit = self.there["bare"]
        path = f"/bare/insert/{owner}/{unit}/"
        return self.visitors["nobody"].post(path, {"text": sentence()})

    def _pages_of(self, name: str, note: str) -> Iterator[Figure]:
        bare, visitor = self.visitors["nobody"], self.visitors[name]
        front, company = f"/{self.there['slug']}/", self.there["company"]
        keys, same_keys = itertools.tee(itertools.cycle(self.there["cases"][name]))
        yield from self._beside(
            lambda: bare.get(f"/bare/list/{company}/"),
            lambda: visitor.get(f"{front}avvik/"),
            f"list of 50{note}",
            LIST,
            queries=LIST_QUERIES,
        )
        yield from self._beside(
            lambda: bare.get(f"/bare/record/{next(keys)}/"),
            lambda: visitor.get(f"{front}avvik/{next(same_keys)}/"),
            f"case page{note}",
            CASE,
            queries=CASE_QUERIES,
        )
        yield from self._front(f"front page{note}", lambda: visitor.get(front))

    def _beside(
        self, bare: Ask, page: Ask, case: str, most: float, *, queries: int | None = None
    ) -> Iterator[Figure]:
        taken = list(in_turn(bare, page, self.patience))
        asked = usual_queries(answer for _bare, answer in taken)
        pairs = [(one.ms, other.ms) for one, other in taken]
        yield figures.paired(case, self.where, pairs, queries=asked, limit=most)
        if queries:
            yield figures.asked(case, self.where, asked, queries)

    def _front(self, case: str, page: Ask) -> Iterator[Figure]:
        taken = list(itertools.chain(*in_turn(page, page, self.patience)))
        asked = usual_queries(taken)
        yield figures.timed(case, self.where, [answer.ms for answer in taken], queries=asked)
        yield figures.asked(case, self.where, asked, FRONT_QUERIES)


class Form:
    """The form for reporting, opened once and sent with other words each time."""

    def __init__(self, visitor: Visitor, slug: str) -> None:
        self._visitor, self._path = visitor, f"/{slug}/meld/"
        self._whole = f"/{slug}/bare/meld/"
        page = visitor.get(self._path)
        names = ("csrfmiddlewaretoken", "token")
        self._hidden = {name: page.hidden(name) for name in names}

    def send(self) -> Answer:
        return self._visitor.post(self._path, {**self._hidden, "text": sentence()})

    def send_whole(self) -> Answer:
        return self._visitor.post(self._whole, {**self._hidden, "text": sentence()})


def sentence() -> str:
    """Something nobody has said before."""
    return f"Løst rekkverk ved port {secrets.token_hex(6)} på kaia. Det kan falle ned."


def usual_queries(answers: Iterator[Answer] | list[Answer]) -> int:
    """What most of them asked: once a minute a page counts what waits, and asks more."""
    return statistics.mode(answer.queries for answer in answers)


def in_turn(bare: Ask, page: Ask, patience: Patience) -> Iterator[tuple[Answer, Answer]]:
    """Bare, page, bare, page. Slow ones fewer times, but never too few; the first do not count."""
    warming = time.monotonic() + patience.seconds / 5
    for _time in range(WARM):
        bare(), page()
        if time.monotonic() > warming:
            break
    latest = time.monotonic() + patience.seconds
    gc.disable()
    for number in range(patience.pairs):
        if number >= FEWEST and time.monotonic() > latest:
            break
        yield bare(), page()
    gc.enable()
