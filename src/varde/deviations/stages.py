"""The way of a case: where it stands, and what it waits for next."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.words import Severity
from varde.foundation.references import reference
from varde.measures.models import Measure
from varde.measures.rules import CANCELLED
from varde.organisation.models import Unit

# What a handler does next: the name of the page where it is done, and the word on the button.
RECEIVE, ASSESS, FIND_CAUSE, PLAN = "receive", "assess", "find_cause", "plan"
FOLLOW, AWAIT, CHECK, CLOSE = "follow", "await_effect", "check_effect", "close"

ACTIONS = {
    RECEIVE: _("Read and answer"),
    ASSESS: _("Assess how serious it is"),
    FIND_CAUSE: _("Find the cause"),
    PLAN: _("Add measures"),
    FOLLOW: _("Follow up the measures"),
    AWAIT: _("Set a day to check the effect"),
    CHECK: _("Check the effect"),
    CLOSE: _("Close the case"),
}

# How far the disc is filled on the screen, and on paper.
DISCS: dict[str, int | str] = {
    State.REPORTED: 0,
    State.RECEIVED: 15,
    State.ASSESSING: 35,
    State.MEASURES: 60,
    State.CHECKING: 85,
    State.CLOSED: 100,
    State.REJECTED: "no",
    State.MERGED: 100,
    State.WITHDRAWN: "no",
}


class Left(NamedTuple):
    """The measures of a case: how many there are, and how many must still be finished."""

    planned: int = 0
    unfinished: int = 0


def measures_left(cases: Iterable[Deviation]) -> dict[str, Left]:
    """For many cases at once, by their references. One query."""
    all_of_them = Measure.objects.filter(source__in=[reference(case) for case in cases])
    rows = all_of_them.exclude(state=CANCELLED)
    unfinished = Q(pk__in=rows.unfinished_mandatory().values("pk"))
    counted = rows.values("source").annotate(
        planned=Count("pk"), unfinished=Count("pk", filter=unfinished)
    )
    return {row["source"]: Left(row["planned"], row["unfinished"]) for row in counted}


def next_step(case: Deviation, left: Left) -> str:
    """What an open case waits for. Depth follows severity: a small thing needs no later check."""
    if case.state == State.REPORTED:
        return RECEIVE
    if case.state == State.RECEIVED or not case.severity:
        return ASSESS
    if not case.is_explained:
        return FIND_CAUSE
    return _solving(case, left)


def _solving(case: Deviation, left: Left) -> str:
    if left.unfinished:
        return FOLLOW
    if case.state == State.CHECKING:
        return CLOSE if case.effect_helped else CHECK
    if not left.planned or case.effect_helped is False:
        return PLAN
    return AWAIT if case.severity >= Severity.SERIOUS else CLOSE


def how_many_open_in(unit: Unit) -> int:
    """All of them, whoever may see them: a unit with open cases is not closed."""
    return Deviation.objects.filter(unit=unit).open().count()
