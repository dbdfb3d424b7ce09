"""What a case is found by: all its words but those about the reporter."""

from django.utils.translation import gettext_lazy as _

from varde.deviations.models import Deviation
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


def hit(case: Deviation, viewer: Actor) -> board.Hit:
    day = date(viewer.company.day_of(case.reported_at), viewer.today)
    place = (case.workplace or case.unit).name
    return board.Hit(
        case.title, case.get_absolute_url(), (case.number, place, case.state_label, day)
    )


board.can_be_found(
    board.Searchable(
        key=CASES,
        label=_("Cases"),
        more=_("More cases"),
        model=Deviation,
        related=("company", "unit", "workplace"),
        roles=frozenset(OVERSEERS),
        text=text,
        hit=hit,
    )
)
board.changing_many |= {
    organisation.RENAME_UNIT.verb,
    organisation.MOVE_UNIT.verb,
    organisation.CHANGE_WORKPLACE.verb,
}
