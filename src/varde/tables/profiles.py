"""What each column seems to hold, from the cells themselves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from varde.tables.answers import read_answer
from varde.tables.cells import is_nothing
from varde.tables.dates import DateFinding, DateForm, forms_of
from varde.tables.numbers import read_number

_MOST_DISTINCT = 300
_DATE_LENGTH = 40
_CATEGORIES = 60
_LINE = 120
_CLEARLY = 0.8
_ROW_COUNTS = frozenset({"unnamed: 0", "index", "row", "rownum", "row number", "rad", "radnr"})


class Kind(StrEnum):
    EMPTY = "empty"
    RUNNING = "running"  # the row number, and nothing more
    DATE = "date"
    YES_NO = "yes_no"
    NUMBER = "number"
    CATEGORY = "category"
    LINE = "line"
    TEXT = "text"


@dataclass
class Column:
    """What was seen in one column."""

    index: int
    heading: str
    filled: int = 0
    empty: int = 0
    longest: int = 0
    letters: int = 0
    nothing: int = 0
    numbers: int = 0
    answers: int = 0
    rising: bool = True  # every cell so far is a whole number above the one before
    distinct: Counter[str] = field(default_factory=Counter)
    many_distinct: bool = False
    dates: DateFinding = field(default_factory=DateFinding)
    samples: list[str] = field(default_factory=list)
    _last: int = -1

    def add(self, text: str) -> None:
        """Take one more cell into account."""
        if not text:
            self.empty += 1
            self.rising = False
            return
        self.filled += 1
        self.letters += len(text)
        self.longest = max(self.longest, len(text))
        self._sampled(text)
        self._counted(text)
        self._rises(text)
        self._typed(text)

    def _sampled(self, text: str) -> None:
        if len(self.samples) < 3 and text not in self.samples:
            self.samples.append(text)

    def _counted(self, text: str) -> None:
        if text in self.distinct or len(self.distinct) < _MOST_DISTINCT:
            self.distinct[text] += 1
        else:
            self.many_distinct = True

    def _rises(self, text: str) -> None:
        if self.rising:
            number = int(text) if len(text) < 10 and text.isdecimal() else -1
            self.rising, self._last = number > self._last, number

    def _typed(self, text: str) -> None:
        if is_nothing(text):
            self.nothing += 1
            return
        short = len(text) <= _DATE_LENGTH and any(map(str.isdecimal, text))
        self.dates.add(forms_of(text) if short else frozenset())
        self.numbers += short and read_number(text) is not None
        self.answers += len(text) <= 5 and read_answer(text) is not None

    @property
    def kind(self) -> Kind:
        """The narrowest kind that nearly every filled cell fits."""
        telling = self.filled - self.nothing
        if not telling:
            return Kind.EMPTY if not self.filled else self._by_length()
        if self.rising and self.filled > 2 and _counts_rows(self.heading):
            return Kind.RUNNING
        if self._as_days() >= _CLEARLY * telling:
            return Kind.DATE
        if self.answers == telling and len(self.distinct) <= 4:
            return Kind.YES_NO
        return Kind.NUMBER if self.numbers >= _CLEARLY * telling else self._by_length()

    def _as_days(self) -> int:
        """Cells that read as days. Excel's day counts look like any number: they do not count."""
        return max((n for form, n in self.dates.fits.items() if form != DateForm.SERIAL), default=0)

    def _by_length(self) -> Kind:
        average = self.letters / max(self.filled, 1)
        few = not self.many_distinct and len(self.distinct) <= min(
            _CATEGORIES, 5 + self.filled // 4
        )
        if few and average <= _DATE_LENGTH and self.longest <= _LINE:
            return Kind.CATEGORY
        return Kind.LINE if average <= _LINE and self.longest <= 4 * _LINE else Kind.TEXT

    @property
    def common(self) -> list[tuple[str, int]]:
        """The cells' different texts, the most frequent first; only so many were remembered."""
        return self.distinct.most_common()


def profile(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[Column]:
    """Look at rows and say what each column holds. Give it as many rows as you can afford."""
    columns = [Column(index, heading) for index, heading in enumerate(headings)]
    for cells in rows:
        for column in columns:
            column.add(cells[column.index] if column.index < len(cells) else "")
    return columns


def _counts_rows(heading: str) -> bool:
    """A column of numbers is the program's own row count only where no one gave it a name."""
    return heading.startswith("#") or heading.casefold() in _ROW_COUNTS
