"""The way of a case: where it stands, and what it waits for next."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.db.models import CharField, Count, UUIDField
from django.utils.translation import gettext_lazy as _

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.words import Severity
from varde.foundation.questions import Given, Question, givens, numbered
from varde.foundation.references import reference
from varde.measures.models import UNFINISHED, Measure
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

# So many questions are kept, one for each number of cases asked about at once.
MOST_AT_ONCE = 300

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
    """For many cases of one undertaking at once, by their references. One query."""
    sources = {reference(case): case.company_id for case in cases}
    if not sources:
        return {}
    asked, company = _left_of(len(sources)), next(iter(sources.values()))
    counted = asked.ask(company=company, **numbered("source", sources))
    return {source: Left(planned, unfinished) for source, planned, unfinished in counted}


@lru_cache(maxsize=MOST_AT_ONCE)
def _left_of(count: int) -> Question:
    rows = Measure.objects.filter(
        company=Given("company", UUIDField()), source__in=givens("source", count, CharField())
    )
    by_source = rows.exclude(state=CANCELLED).order_by().values_list("source")
    unfinished = Count("pk", filter=UNFINISHED)
    return Question(by_source.annotate(planned=Count("pk"), unfinished=unfinished))


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
