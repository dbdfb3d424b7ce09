"""What waits: the open cases I handle, words to answer, what I am asked about my own reports."""

import datetime
import uuid
from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from varde.conversations.models import Message
from varde.deviations import stages, standing_in
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.stages import Left
from varde.foundation.references import reference
from varde.offers import board
from varde.people.actors import Actor
from varde.steps.roles import REPORTER

DAYS_TO_ANSWER = datetime.timedelta(days=30)
MOST_WAITING = 100


@board.waiting.hang_up
def to_handle(actor: Actor) -> Iterator[board.Waiting]:
    """The open cases I have, or see to for somebody who is away, and what they wait for.

    Two queries.

    What is in good hands until a day to come waits for nobody yet; old cases taken over from
    another register wait together, as one (offers/registers.py).
    """
    if actor.member is None:
        return
    mine = Deviation.objects.visible_to(actor).filter(_in_my_hands(actor))
    rows = _shown(mine.open().begun()).select_related("handler", "handler_for")
    cases = list(rows.order_by("due_date", "pk")[:MOST_WAITING])
    left = stages.measures_left(cases)
    for case in cases:
        step = stages.next_step(case, left.get(reference(case), Left()))
        if not _is_in_good_hands(case, step, actor):
            action = str(stages.ACTIONS[step])
            what = case.state_label if step == stages.RECEIVE else action
            yield _waiting(case, what, action, instead_of=_instead_of(case, actor))


def _is_in_good_hands(case: Deviation, step: str, actor: Actor) -> bool:
    """Somebody does the measures in time, or the effect is to be seen later."""
    if step == stages.CHECK:
        return case.effect_date is not None and case.effect_date > actor.today
    return step == stages.FOLLOW and not case.is_overdue(actor.today)


@board.waiting.hang_up
def to_take_over(actor: Actor) -> Iterator[board.Waiting]:
    """What lies with nobody, or with somebody I stand in for. One query, for those who lead."""
    wanted = standing_in.waits_for(actor)
    if wanted == standing_in.NOTHING:
        return
    rows = _shown(Deviation.objects.visible_to(actor).filter(wanted)).select_related("handler")
    for case in rows.order_by("due_date", "pk")[:MOST_WAITING]:
        lies_with = _("It lies with %(who)s") % {"who": case.handler}
        yield _waiting(case, lies_with if case.handler else _("Nobody has it"), _("Take it over"))


@board.waiting.hang_up
def to_reply(actor: Actor) -> Iterator[board.Waiting]:
    """Words in the thread of a case I have that nobody has answered. One query.

    Also when the case itself is in good hands, or over. A new report is read and answered in one.
    """
    if actor.member is None:
        return
    mine = _shown(Deviation.objects.visible_to(actor).filter(_in_my_hands(actor)))
    rows = mine.filter(pk__in=unanswered(actor)).exclude(state=State.REPORTED)
    for case in rows.order_by("due_date", "pk")[:MOST_WAITING]:
        yield _waiting(case, _("Somebody has written to you"), _("Answer"))


@board.waiting.hang_up
def to_answer(actor: Actor) -> Iterator[board.Waiting]:
    """What I reported: a question to me, and whether it helped. Two queries."""
    if actor.member is None:
        return
    mine = _shown(Deviation.objects.visible_to(actor).filter(reporter=actor.member))
    for case in mine.filter(pk__in=asked(actor)).order_by("pk")[:MOST_WAITING]:
        yield _waiting(case, _("A question for you"), _("Answer"))
    closed = mine.filter(state=State.CLOSED, helped=None)
    recent = closed.filter(closed_at__gte=actor.now - DAYS_TO_ANSWER).exclude(handler=actor.member)
    for case in recent.order_by("-closed_at", "pk")[:MOST_WAITING]:
        yield _waiting(case, _("Did it help?"), _("Say whether it helped"))


def asked(actor: Actor) -> "QuerySet[Message, uuid.UUID]":
    """The cases in whose thread a question waits for the reporter."""
    about = Message.objects.visible_to(actor).filter(subject_model="deviations.deviation")
    waiting = about.waiting_for(REPORTER, to_reporter=True).exclude(author=actor.member)
    return waiting.values_list("subject_key", flat=True)


def unanswered(actor: Actor) -> "QuerySet[Message, uuid.UUID]":
    """The cases in whose thread words wait for whoever has the case."""
    about = Message.objects.visible_to(actor).filter(subject_model="deviations.deviation")
    waiting = about.to_those_who_answer().exclude(author=actor.member)
    return waiting.values_list("subject_key", flat=True)


def _in_my_hands(actor: Actor) -> Q:
    """Mine, and those of the absent I stand in for."""
    return Q(handler=actor.member) | Q(handler__in=actor.covers)


def _instead_of(case: Deviation, actor: Actor) -> str:
    """For whom, when it is not for myself."""
    absent = case.handler if case.handler_id in actor.covers else case.handler_for
    return _("for %(name)s") % {"name": absent} if absent else ""


def _shown(rows: "QuerySet[Deviation]") -> "QuerySet[Deviation]":
    return rows.select_related("company", "unit", "workplace")


def _waiting(case: Deviation, what: str, action: str, *, instead_of: str = "") -> board.Waiting:
    return board.Waiting(
        title=case.title,
        address=case.get_absolute_url(),
        what=what,
        due_date=case.due_date if case.is_open else None,
        severity=case.severity,
        details=tuple(filter(None, [f"{case.number}, {case.workplace or case.unit}", instead_of])),
        urgent=case.state == State.REPORTED and bool(case.is_dangerous_now),
        action=action,
    )
