"""Lines of the list of cases: read as they stand in the database, and drawn once.

The same case gives the same line as long as nothing it shows has changed, neither in the case nor
the day nor the language. So a line is known by its values, and only new ones are read and drawn.
"""

import datetime
import uuid
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from markupsafe import Markup

from varde.deviations import rules, stages
from varde.deviations.models import Deviation, DeviationQuerySet
from varde.deviations.rules import State
from varde.deviations.words import Area, Kind
from varde.foundation.questions import Question
from varde.people.models import last_day_away
from varde.ui import dates, pages

KEPT = 2_048  # lines; some kilobytes each
A_DAY = datetime.timedelta(days=1)
KINDS = {"": "", **{str(one): one.label for one in Kind}}
AREAS = {"": "", **{str(one): one.label for one in Area}}


class Line(NamedTuple):
    """What the list needs to know of a case: read as it is, a row costs a tenth of an object."""

    pk: uuid.UUID
    year: int
    serial: int
    title: str
    unit: str
    workplace: str | None
    handler: str | None
    reported_at: datetime.datetime
    due_date: datetime.date | None
    first_answer_at: datetime.datetime | None
    state: str
    is_dangerous_now: bool | None
    actual: int | None
    potential: int | None
    kind: str
    area: str
    handler_id: uuid.UUID | None
    urgency: datetime.date
    away: datetime.date | None


Values = tuple[Any, ...]  # those of a line, as the database has them
FIELDS = [
    {"unit": "unit__name", "workplace": "workplace__name", "handler": "handler__name"}.get(one, one)
    for one in Line._fields
]


class Look(NamedTuple):
    """How all lines of a page are drawn. `several`: boxes stand in front of them.

    `today` is the day of the undertaking, `day` the one all words about days go by.
    """

    language: str | None
    today: datetime.date
    day: datetime.date
    cases_url: str
    columns: tuple[tuple[str, str], ...]
    several: str


class Row(NamedTuple):
    """One line of the list, its words made once."""

    number: str
    title: str
    url: str
    severity: int
    state: str
    disc: int | str
    handler: str
    away: str
    due_date: datetime.date | None
    answer_today: bool
    late: bool
    burning: bool
    # Empty where this reader may do nothing with it.
    key: str
    more: "Added"


class Added(NamedTuple):
    """The cells the list has no mark of its own for, by what the address calls their columns."""

    slag: str
    omrade: str
    enhet: str


def question(rows: DeviationQuerySet, today: datetime.date) -> Question:
    """What is asked of the database for lines; `rows` in their order, no more than are wanted."""
    away = last_day_away("handler", on=today)
    return Question(lambda: rows.annotate(away=away).values_list(*FIELDS))


@lru_cache(maxsize=KEPT)
def read(values: Values) -> Line:
    """What the values mean."""
    (line,) = _reader().read([values])
    return Line(*line)


@cache
def _reader() -> Question:
    """Never asked: all questions for lines are read alike."""
    return question(Deviation.objects.all().with_urgency(), datetime.date.min)


def drawn(
    found: Sequence[Values], look: Look, mine: Collection[uuid.UUID], now: datetime.datetime
) -> Markup:
    """The lines of a page. `mine`: those the reader may do something with."""
    return Markup("\n").join(_drawn(values, look, mine, now) for values in found)


def _drawn(
    values: Values, look: Look, mine: Collection[uuid.UUID], now: datetime.datetime
) -> Markup:
    case = read(values)
    is_new = now - case.reported_at < A_DAY
    when = dates.since(case.reported_at, now) if is_new else ""
    return _line(values, look, when, is_mine=case.pk in mine)


@lru_cache(maxsize=KEPT)
def _line(values: Values, look: Look, when: str, *, is_mine: bool) -> Markup:
    """`when` it was reported, while that is said by the hour."""
    case = read(values)
    said = when or dates.day(case.reported_at, look.day)
    note = _("%(place)s, reported %(when)s") % {"place": case.workplace or case.unit, "when": said}
    macro = pages.macro("caseload/line.html", "line")
    return Markup(macro(_row(case, look, is_mine=is_mine), look.columns, note, look.several))


def _row(case: Line, look: Look, *, is_mine: bool) -> Row:
    """The number without its year while it is this year's: people say «142»."""
    is_open = case.state in rules.OPEN
    number = str(case.serial) if case.year == look.today.year else f"{case.year}-{case.serial}"
    return Row(
        number=number,
        title=case.title,
        url=f"{look.cases_url}{case.pk}/",
        severity=max(case.actual or 0, case.potential or 0),
        state=str(State(case.state).label),
        disc=stages.DISCS[case.state],
        handler=case.handler.split()[0] if case.handler else "",
        away=_("(away)") if case.away else "",
        due_date=case.due_date if is_open else None,
        answer_today=case.first_answer_at is None,
        late=is_open and case.due_date is not None and case.due_date < look.today,
        burning=case.state == State.REPORTED and bool(case.is_dangerous_now),
        key=str(case.pk) if is_mine else "",
        more=Added(str(KINDS[case.kind]), str(AREAS[case.area]), case.unit),
    )
