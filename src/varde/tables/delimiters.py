"""What stands between the cells of a CSV file, and what stands around them."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# The surest first: commas also stand in sentences and numbers.
_DELIMITERS = ("\t", ";", "|", ",")
_LOOKED_AT = 200
_ESCAPED = re.compile(r'\\"\w')
_DOUBLED = re.compile(r'\w""|""\w')


@dataclass(frozen=True)
class Dialect:
    delimiter: str = ";"
    quote: str = '"'
    escape: str = ""
    width: int = 1
    share: float = 0.0  # how many of the rows have exactly that width

    def reader_options(self) -> dict[str, object]:
        return options(self.delimiter, self.quote, self.escape)


def options(delimiter: str, quote: str, escape: str) -> dict[str, object]:
    """The same, in the words of the csv module. A NUL never survives the reading of the file."""
    return {
        "delimiter": delimiter,
        "quotechar": quote,
        "doublequote": not escape,
        "escapechar": escape or None,
    }


def dialect_of(sample: str) -> Dialect:
    """The delimiter under which the rows become most alike."""
    told = _told_by_first_line(sample)
    lines = sample.splitlines(keepends=True)
    escape = "\\" if _escapes(sample) else ""
    candidates = [
        _tried(lines, mark, quote, escape)
        for mark in ([told] if told else _DELIMITERS)
        for quote in _quotes(sample, mark)
    ]
    return max(candidates, key=_evenness)


def _evenness(tried: Dialect) -> tuple[bool, bool, float, float]:
    sure = tried.width > 1 and tried.share > 0.9
    surest = -_DELIMITERS.index(tried.delimiter) if tried.delimiter in _DELIMITERS else 0
    usable = tried.width > 1 and tried.share > 0.6
    return usable, sure, surest if sure else -9, tried.share * min(tried.width, 4)


def _escapes(sample: str) -> bool:
    """Whether a quotation mark inside a cell has a backslash before it, and is not doubled."""
    return bool(_ESCAPED.search(sample)) and not _DOUBLED.search(sample.replace('\\"', ""))


def _told_by_first_line(sample: str) -> str:
    """Excel's own hint, a first line that says sep=; and nothing more."""
    first = sample.split("\n", 1)[0].strip()
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else ""


def _quotes(sample: str, mark: str) -> Iterable[str]:
    """Single quotes only where cells both begin and end with them and double ones never do."""
    single = sample.count(f"{mark}'") + sample.count("\n'")
    double = sample.count(f'{mark}"') + sample.count('\n"')
    return ["'"] if single > 2 * double and single > 3 and sample.count(f"'{mark}") > 3 else ['"']


def _tried(lines: list[str], mark: str, quote: str, escape: str) -> Dialect:
    reader = csv.reader(lines, **options(mark, quote, escape))  # type: ignore[arg-type]
    widths: list[int] = []
    try:
        for row in reader:
            widths += [len(row)] if row else []
            if len(widths) >= _LOOKED_AT:
                break
    except csv.Error:
        widths = widths or [1]
    # The sample may end in the middle of a row: the last one does not count.
    counted = widths[:-1] if len(widths) > 3 else widths or [1]
    width, times = Counter(counted).most_common(1)[0]
    return Dialect(mark, quote, escape, width, times / len(counted))
