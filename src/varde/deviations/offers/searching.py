"""What a case is found by: all its words but those about the reporter."""

import datetime
import uuid
from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.offers import board
from varde.organisation import rules as organisation
from varde.people.actors import Actor
from varde.steps.roles import OVERSEERS
from varde.ui.dates import date

CASES = "deviation"


def text(case: Deviation) -> board.Text:
    place = [case.unit.name, case.workplace.name if case.workplace else "", case.spot]
    learned = (case.lesson_title, case.lesson)
    return board.Text(
        texts=(case.title, case.text, case.proposal, *place, case.cause, case.conclusion, *learned),
        numbers=(case.number, str(case.serial)),
        moment=case.reported_at,
        unit=case.unit,
        closed_to=case.closed_to_id,
        members=(case.reporter_id, case.handler_id),
    )


class Line(NamedTuple):
    """What is shown of a case that was found."""

    pk: uuid.UUID
    year: int
    serial: int
    title: str
    unit: str
    workplace: str | None
    state: str
    reported_at: datetime.datetime


FIELDS = ("pk", "year", "serial", "title", "unit__name", "workplace__name", "state", "reported_at")


def hits(cases: Iterable[Line], viewer: Actor) -> list[board.Hit]:
    here = reverse("deviations:index", args=[viewer.company.slug])
    return [_hit(case, here, viewer) for case in cases]


def _hit(case: Line, here: str, viewer: Actor) -> board.Hit:
    day = date(viewer.company.day_of(case.reported_at), viewer.today)
    number, state = f"{case.year}-{case.serial}", str(State(case.state).label)
    place = case.workplace or case.unit
    return board.Hit(case.title, f"{here}{case.pk}/", (number, place, state, day))


board.can_be_found(
    board.Searchable(
        key=CASES,
        label=_("Cases"),
        more=_("More cases"),
        model=Deviation,
        related=("company", "unit", "workplace"),
        roles=frozenset(OVERSEERS),
        text=text,
        line=Line,
        fields=FIELDS,
        hits=hits,
    )
)
board.changing_many |= {
    organisation.RENAME_UNIT.verb,
    organisation.MOVE_UNIT.verb,
    organisation.CHANGE_WORKPLACE.verb,
}
