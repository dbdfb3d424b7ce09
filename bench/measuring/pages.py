"""Pages beside bare ones: bare, page, bare, page; and how many queries each asks."""

import gc
import itertools
import secrets
import time
from collections.abc import Callable, Iterator
from typing import Any

from bench import figures
from bench.figures import Figure
from bench.measuring.visiting import Answer, Visitor

# As many as this, or as there is time for; the first ones are not counted.
PAIRS, FEWEST, WARM = 80, 7, 10
SECONDS = 15.0
LIST, CASE, REPORT = 1.0, 8.0, 4.0
LIST_QUERIES, CASE_QUERIES, FRONT_QUERIES = 6, 14, 12
Ask = Callable[[], Answer]


def pages(
    there: dict[str, Any], visitors: dict[str, Visitor], where: tuple[str, int]
) -> Iterator[Figure]:
    """For the leader of all of it, and for the safety representative of a tenth."""
    nobody = visitors["nobody"]
    bare_list = f"/bare/list/{there['company']}/"
    for name, note in (("Leder", ""), ("Verneombud", ", representative")):
        visitor, keys = visitors[name], itertools.cycle(there["cases"][name])
        front = f"/{there['slug']}/"
        cases = f"{front}avvik/"
        yield from _pair(
            f"list of 50{note}",
            where,
            lambda: nobody.get(bare_list),
            lambda: visitor.get(cases),
            (LIST, LIST_QUERIES),
        )
        yield from _pair(
            f"case page{note}",
            where,
            lambda: nobody.get(f"/bare/record/{next(keys)}/"),
            lambda: visitor.get(f"{cases}{next(keys)}/"),
            (CASE, CASE_QUERIES),
        )
        yield from _front(f"front page{note}", where, lambda: visitor.get(front))


def reporting(
    there: dict[str, Any], visitors: dict[str, Visitor], where: tuple[str, int]
) -> Iterator[Figure]:
    """From Send to the receipt's address, beside a bare insert of the same row."""
    visitor, nobody = visitors["Melder 0"], visitors["nobody"]
    form = Form(visitor, there["slug"])
    company, unit = there["bare"]
    yield from _pair(
        "report",
        where,
        lambda: nobody.post(f"/bare/insert/{company}/{unit}/", {"text": sentence()}),
        form.send,
        (REPORT, None),
    )


class Form:
    """The form for reporting, opened once and sent with other words each time."""

    def __init__(self, visitor: Visitor, slug: str) -> None:
        self._visitor, self._path = visitor, f"/{slug}/meld/"
        page = visitor.get(self._path)
        names = ("csrfmiddlewaretoken", "token")
        self._hidden = {name: page.hidden(name) for name in names}

    def send(self) -> Answer:
        return self._visitor.post(self._path, {**self._hidden, "text": sentence()})


def sentence() -> str:
    """Something nobody has said before."""
    return f"Løst rekkverk ved port {secrets.token_hex(6)} på kaia. Det kan falle ned."


def _pair(
    case: str, where: tuple[str, int], bare: Ask, page: Ask, limits: tuple[float, int | None]
) -> Iterator[Figure]:
    most, queries = limits
    taken = list(in_turn(bare, page))
    asked = max(answer.queries for _bare, answer in taken)
    pairs = [(one.ms, other.ms) for one, other in taken]
    yield figures.paired(case, where, pairs, queries=asked, limit=most)
    if queries:
        yield figures.asked(case, where, asked, queries)


def _front(case: str, where: tuple[str, int], page: Ask) -> Iterator[Figure]:
    taken = [answer for answer, _same in in_turn(page, page)]
    asked = max(answer.queries for answer in taken)
    yield figures.timed(case, where, [answer.ms for answer in taken], queries=asked)
    yield figures.asked(case, where, asked, FRONT_QUERIES)


def in_turn(bare: Ask, page: Ask) -> Iterator[tuple[Answer, Answer]]:
    """Bare, page, bare, page. Slow ones fewer times, but never too few."""
    for _time in range(WARM if bare().ms + page().ms < 1000 * SECONDS / PAIRS else 1):
        bare(), page()
    latest = time.monotonic() + SECONDS
    gc.disable()
    for number in range(PAIRS):
        if number >= FEWEST and time.monotonic() > latest:
            break
        yield bare(), page()
    gc.enable()
