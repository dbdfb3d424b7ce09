"""What a figure is, how it is held against its limit, and how it is shown."""

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One thing measured. The limit is one of the ratio; without it, of the time; else of queries.

    What is measured in other things than time is a share of what it may be: 1.0 is all of it.
    """

    case: str
    database: str
    rows: int
    p50_ms: float | None = None
    bare_ms: float | None = None
    ratio: float | None = None
    queries: int | None = None
    limit: float | None = None

    @property
    def measured(self) -> float:
        """What the limit is held against."""
        held = (self.ratio, self.p50_ms, self.queries)
        return next((float(one) for one in held if one is not None), 0.0)

    def is_over(self, slack: float = 1.0) -> bool:
        """`slack`: how many times the limit a machine with other work beside is given."""
        return self.limit is not None and self.measured > self.limit * slack

    def __str__(self) -> str:
        held = "" if self.limit is None else f", and the limit is {self.limit:g}"
        return f"{self.case}, {self.database}, {self.rows:,} rows: {self.measured:.2f}{held}"


def paired(
    case: str, where: tuple[str, int], pairs: Sequence[tuple[float, float]], **more: Any
) -> Figure:
    """Of (bare, page) in milliseconds, taken in turn: the median of each, and how many times."""
    bare = statistics.median(one for one, _page in pairs)
    page = statistics.median(one for _bare, one in pairs)
    return Figure(
        case, *where, p50_ms=_tidy(page), bare_ms=_tidy(bare), ratio=_tidy(page / bare), **more
    )


def timed(case: str, where: tuple[str, int], times: Sequence[float], **more: Any) -> Figure:
    return Figure(case, *where, p50_ms=_tidy(statistics.median(times)), **more)


def share(case: str, where: tuple[str, int], used: float, most: float) -> Figure:
    """How much of what may be used."""
    return Figure(case, *where, ratio=_tidy(used / most), limit=1.0)


def asked(case: str, where: tuple[str, int], queries: int, most: int) -> Figure:
    return Figure(f"{case}, queries", *where, queries=queries, limit=most)


def growth(small: Iterable[Figure], large: Iterable[Figure], *, most: float) -> list[Figure]:
    """Of each pair measured at both sizes: how much more a page costs, counted in bare ones.

    Milliseconds of two moments are not compared: the machine drifts, and the bare view with it.
    """
    before = {(one.case, one.database): one.ratio for one in small if one.bare_ms}
    return [
        Figure(
            f"{one.case}, growth", one.database, one.rows, ratio=_tidy(one.ratio / was), limit=most
        )
        for one in large
        if one.bare_ms and one.ratio and (was := before.get((one.case, one.database)))
    ]


def percentile(times: Sequence[float], part: float) -> float:
    """The one that so many are not above."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def as_json(figures: Iterable[Figure]) -> str:
    return json.dumps([asdict(one) for one in figures], indent=1, ensure_ascii=False)


def as_table(figures: Iterable[Figure]) -> str:
    """As it stands in bench/figures.md."""
    head = "| case | database | rows | p50, ms | bare, ms | ratio | queries | limit | |"
    lines = [head, "|---|---|---|---|---|---|---|---|---|"]
    for one in figures:
        cells = (one.p50_ms, one.bare_ms, one.ratio, one.queries, one.limit)
        told = " | ".join("" if cell is None else f"{cell:g}" for cell in cells)
        verdict = "over" if one.is_over() else ""
        lines.append(f"| {one.case} | {one.database} | {one.rows:,} | {told} | {verdict} |")
    return "\n".join(lines)


def _tidy(number: float) -> float:
    return round(number, 2)
