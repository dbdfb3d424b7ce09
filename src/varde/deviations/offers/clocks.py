"""What runs out: a case to answer or carry on, an effect to look at, a question to answer."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from varde.conversations.models import Message
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.offers import board
from varde.steps.roles import SAFETY_REPRESENTATIVE

# «Within reasonable time» (aml § 6-2 third paragraph). Two weeks is practice, not law.
DAYS_TO_ANSWER_THE_REPRESENTATIVE = 14
SOON = datetime.timedelta(days=7)

WORDS = {
    State.REPORTED: _("An answer to the reporter of case %(number)s"),
    State.CHECKING: _("Looking whether it helped in case %(number)s"),
}
CARRY_ON = _("Case %(number)s")


@board.clocks.hang_up
def of_cases(face: Any) -> Iterator[board.Clock]:
    """Open cases due within days, or overdue. One query."""
    soon = face.today + SOON
    cases = Deviation.objects.filter(company=face.company_id, due_date__lte=soon).open().begun()
    for case in cases.select_related("company", "unit", "handler__user", "handler__company"):
        assert case.due_date
        words = WORDS.get(State(case.state), CARRY_ON)
        yield _clock(case, case.due_date, words)


@board.clocks.hang_up
def of_the_representatives_questions(face: Any) -> Iterator[board.Clock]:
    """What the safety representative has asked, and nobody has answered. Two queries."""
    asked = Message.objects.filter(
        company=face.company_id,
        subject_model="deviations.deviation",
        author_role=SAFETY_REPRESENTATIVE,
    ).unanswered()
    first = dict(asked.order_by("-at").values_list("subject_key", "at"))
    cases = Deviation.objects.filter(company=face.company_id, pk__in=first)
    for case in cases.select_related("company", "unit", "handler__user", "handler__company"):
        due = face.company.day_of(first[case.pk])
        due += datetime.timedelta(days=DAYS_TO_ANSWER_THE_REPRESENTATIVE)
        words = _("An answer to the safety representative in case %(number)s")
        yield _clock(case, due, words)


def _clock(case: Deviation, due: datetime.date, words: Any) -> board.Clock:
    return board.Clock(
        row=case,
        member=case.handler,
        unit=case.unit,
        due_date=due,
        what=lambda: str(words) % {"number": case.number},
        address=case.get_absolute_url(),
        severity=case.severity,
    )
