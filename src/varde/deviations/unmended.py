"""Closed cases whose reporter says that it did not help, and to whom nobody has answered yet."""

import datetime
import uuid
from collections.abc import Iterable

from varde.audit.models import Event
from varde.conversations.models import Message
from varde.deviations import rules
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.foundation.references import reference
from varde.steps.roles import REPORTER


def unmended(cases: Iterable[Deviation]) -> set[uuid.UUID]:
    """Of these, those that wait for the handler: open it again, or write why it stands.

    Two queries, and none when nobody has said so.
    """
    said = [case for case in cases if case.state == State.CLOSED and case.helped is False]
    if not said:
        return set()
    events = Event.objects.filter(
        company_id=said[0].company_id,
        subject__in=[reference(case) for case in said],
        verb=rules.SAY_IT_HELPED.verb,
    )
    when = dict(events.order_by("at").values_list("subject", "at"))
    told = Message.objects.filter(
        company_id=said[0].company_id,
        subject_model=Deviation._meta.label_lower,
        subject_key__in=[case.pk for case in said],
    )
    answers = told.sent().for_reporter().exclude(author_role=REPORTER)
    answered = dict(answers.order_by("at").values_list("subject_key", "at"))
    return {case.pk for case in said if _waits(answered.get(case.pk), when.get(reference(case)))}


def _waits(answered: datetime.datetime | None, said: datetime.datetime | None) -> bool:
    return answered is None or (said is not None and answered < said)
