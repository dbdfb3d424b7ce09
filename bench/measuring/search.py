"""Search by word, by beginnings of words, and of the list: the slowest word of each kind counts."""

import statistics
import time
from collections.abc import Iterator
from typing import Any

from bench import figures
from bench.figures import Figure
from bench.measuring.pages import Patience
from bench.measuring.visiting import Visitor

# Common, less common and rare ones of the vocabulary; both at once; inside longer ones.
WORDS = ("rekkverk", "stillas", "havnegulv", "tavle", "glatt gulv")
LETTERS = range(3, 7)
TIMES, FEWEST = 15, 3
# Milliseconds, by the number of cases; between them the larger one's counts.
LIMITS = {100_000: 30.0, 1_000_000: 60.0}


def search(
    there: dict[str, Any], visitors: dict[str, Visitor], where: tuple[str, int], patience: Patience
) -> Iterator[Figure]:
    """Warm: the first time is not counted."""
    limit = next((most for rows, most in LIMITS.items() if where[1] <= rows * 1.01), None)
    for name, note in (("Leder", ""), ("Verneombud", ", representative")):
        everywhere = f"/{there['slug']}/sok/?q="
        kinds: dict[str, tuple[str, tuple[str, ...]]] = {"search by word": (everywhere, WORDS)}
        for letters in LETTERS:
            begun = sorted({word[:letters] for word in WORDS})
            kinds[f"search by {letters} letters"] = (everywhere, tuple(begun))
        kinds["list found by word"] = (f"/{there['slug']}/avvik/?q=", WORDS)
        for kind, (path, words) in kinds.items():
            times = [_median(visitors[name], path, word, patience) for word in words]
            slowest = max(times)
            yield figures.timed(f"{kind}{note}", where, [slowest], limit=limit)


def _median(visitor: Visitor, path: str, word: str, patience: Patience) -> float:
    address = path + word.replace(" ", "+")
    visitor.get(address)
    latest, times = time.monotonic() + patience.seconds / 10, list[float]()
    while len(times) < FEWEST or (len(times) < TIMES and time.monotonic() < latest):
        times.append(visitor.get(address).ms)
    return statistics.median(times)
