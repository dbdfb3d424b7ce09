"""A row of a register as a case: which moment, which unit, which words, and what is missing."""

import datetime
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from varde.deviations.rules import State
from varde.tables.faults import Fault
from varde.tables.mapping import Mapping as ColumnMapping
from varde.tables.records import Record

_TITLE = 200
_SHORT_TITLE = 100
_LINE = 200
_REMEMBERED = 20_000
# At least twenty letters, up to a mark that a new sentence follows: "a.m. the" ends nothing.
_SENTENCE = re.compile(r".{20,}?(?=[.!?] [A-ZÆØÅ])")
TIMES = ("happened_at", "discovered_at", "reported_at", "closed_at")
_TEXTS = ("immediate", "cause", "proposal", "conclusion", "breached")


@dataclass(frozen=True)
class Ground:
    """What holds for every row of one import."""

    now: datetime.datetime
    zone: ZoneInfo
    unit: uuid.UUID  # for rows that name no unit of ours
    units: Mapping[str, uuid.UUID]  # names and numbers, casefolded
    state: str  # for rows that say no state
    headings: Mapping[str, str]  # field → the first column that fills it

    @property
    def is_dated(self) -> bool:
        return any(name in self.headings for name in TIMES)


@dataclass(slots=True)
class Case:
    """The values of one case, by the names of the model's fields."""

    row: int
    digest: bytes
    values: dict[str, Any]
    faults: list[Fault] = field(default_factory=list)

    @property
    def submission(self) -> str:
        """The row's own digest: the same row is the same case, also in another file."""
        return self.digest.hex()


class Drafter:
    """Turns records into cases."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._moments: dict[Any, datetime.datetime] = {}
        self._years: dict[datetime.datetime, int] = {}

    def draft(self, record: Record) -> Case:
        case = Case(record.row, record.digest, {}, record.faults)
        if not case.faults:
            said, extra = record.values, record.extra
            self._times(case, said)
            self._place(case, said, extra)
            self._words(case, said, extra)
            self._choices(case, said)
            case.values["extra"] = extra
        return case

    def _times(self, case: Case, said: dict[str, Any]) -> None:
        times = {name: self._moment(said[name]) for name in TIMES if name in said}
        if times and max(times.values()) > self._ground.now:
            self._refuse_days_to_come(case, said, times)
        first = times.get("happened_at") or times.get("discovered_at") or times.get("reported_at")
        if first is None and self._ground.is_dated:
            case.faults.append(Fault(case.row, "", "", _("This row has no date. Fill in one.")))
        first = first or times.get("closed_at") or self._ground.now
        reported = times.get("reported_at") or times.get("discovered_at") or first
        values = case.values
        values["happened_at"] = times.get("happened_at")
        values["discovered_at"] = times.get("discovered_at") or first
        values["reported_at"] = reported
        values["year"] = self._year(reported)
        self._state(case, said, times.get("closed_at"))

    def _refuse_days_to_come(
        self, case: Case, said: dict[str, Any], times: dict[str, datetime.datetime]
    ) -> None:
        told = _("This day has not come yet. Correct the date.")
        for name, moment in times.items():
            if moment > self._ground.now:
                self._fault(case, name, str(said[name]), told)

    def _state(self, case: Case, said: dict[str, Any], closed: datetime.datetime | None) -> None:
        """What the row says; a day it was closed says it too."""
        state = said.get("state") or (State.CLOSED if closed else self._ground.state)
        ended = state == State.CLOSED
        case.values["state"] = str(state)
        case.values["closed_at"] = (closed or case.values["reported_at"]) if ended else None

    def _place(self, case: Case, said: dict[str, Any], extra: dict[str, str]) -> None:
        named = said.get("unit", "")
        unit = self._ground.units.get(named.casefold()) if named else None
        if named and unit is None:
            extra[self._ground.headings["unit"]] = named
        case.values["unit_id"] = unit or self._ground.unit
        case.values["spot"] = self._line("spot", said, extra)

    def _words(self, case: Case, said: dict[str, Any], extra: dict[str, str]) -> None:
        text, title = said.get("text", ""), said.get("title", "")
        if not text and not title:
            text = next((said[name] for name in _TEXTS if said.get(name)), "")
        if not text and not title:
            told = _("This row says nothing of what happened. Fill in a title or a text.")
            case.faults.append(Fault(case.row, "", "", told))
        if len(title) > _TITLE:
            title, text = shortened(title, _TITLE), f"{title}\n\n{text}".strip()
        case.values["title"] = title or self._title(text, extra)
        case.values["text"] = text
        case.values["reporter_name"] = self._line("reporter_name", said, extra)
        case.values["anyone_hurt"] = said.get("anyone_hurt")
        for name in _TEXTS:
            case.values[name] = said.get(name, "")

    def _title(self, text: str, extra: dict[str, str]) -> str:
        """The first sentence; where that is only a word or two, with the kind before it."""
        line = " ".join(text.split())
        kind = extra.get(self._ground.headings.get("kind", ""), "")
        if kind and len(line) < _SHORT_TITLE // 2:
            line = f"{kind}: {line}"
        sentence = _SENTENCE.match(line)
        return shortened(sentence[0] if sentence else line.rstrip("."), _SHORT_TITLE)

    def _choices(self, case: Case, said: dict[str, Any]) -> None:
        case.values["kind"] = said.get("kind", "")
        case.values["area"] = said.get("area", "")
        for name in ("actual", "potential"):
            case.values[name] = int(said[name]) if said.get(name) else None

    def _line(self, name: str, said: dict[str, Any], extra: dict[str, str]) -> str:
        line: str = said.get(name, "")
        if len(line) > _LINE:
            extra[self._ground.headings[name]] = line
        return shortened(line, _LINE)

    def _moment(self, value: Any) -> datetime.datetime:
        """A day is its first moment where the undertaking is."""
        if value not in self._moments:
            if isinstance(value, datetime.datetime):
                value_at = value if value.tzinfo else value.replace(tzinfo=self._ground.zone)
            else:
                value_at = datetime.datetime.combine(value, datetime.time(), self._ground.zone)
            if len(self._moments) > _REMEMBERED:
                self._moments.clear()
            self._moments[value] = value_at.astimezone(datetime.UTC)
        return self._moments[value]

    def _year(self, moment: datetime.datetime) -> int:
        """The year it was where the undertaking is."""
        if moment not in self._years:
            if len(self._years) > _REMEMBERED:
                self._years.clear()
            self._years[moment] = moment.astimezone(self._ground.zone).year
        return self._years[moment]

    def _fault(self, case: Case, name: str, value: str, message: str) -> None:
        case.faults.append(Fault(case.row, self._ground.headings[name], value, message))


def shortened(line: str, most: int) -> str:
    """At most so many letters, ended between words."""
    return line if len(line) <= most else line[: most - 2].rsplit(" ", 1)[0][: most - 2] + " …"


def first_columns(mapping: ColumnMapping) -> dict[str, str]:
    """Which column to name when a field is spoken of."""
    columns: dict[str, str] = {}
    for link in mapping.used:
        columns.setdefault(link.field, link.column)
    return columns


def named(units: Iterable[tuple[uuid.UUID, str, str]]) -> dict[str, uuid.UUID]:
    """Units by number and by name; a name borne by two points at neither."""
    found: dict[str, uuid.UUID] = {}
    doubled: set[str] = set()
    for key, name, number in units:
        for word in filter(None, {name.casefold(), number.casefold()}):
            if found.setdefault(word, key) != key:
                doubled.add(word)
    return {word: key for word, key in found.items() if word not in doubled}
