"""What waits: the open cases I handle, words to answer, what I am asked about my own reports,
what I should take over, and what did not help.
"""

import datetime
import uuid
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.conversations.models import Message
from varde.deviations import stages, standing_in
from varde.deviations.models import UNOPENED, Deviation, DeviationQuerySet
from varde.deviations.rules import State
from varde.deviations.stages import Left
from varde.deviations.unmended import unmended
from varde.deviations.urgency import IsOpen
from varde.foundation.questions import KEPT, Question
from varde.foundation.references import reference
from varde.offers import board
from varde.organisation.counting import HowMany
from varde.people.actors import Actor
from varde.steps.roles import REPORTER

DAYS_TO_ANSWER = datetime.timedelta(days=30)
MOST_WAITING = 300


@board.waiting.hang_up
def of_cases(actor: Actor) -> Iterator[board.Waiting]:
    """All of it, in one query for the rows; one for their measures, two for what did not help."""
    if actor.member is None:
        return
    cases = _cases(actor.as_today()).ask()
    handled = [case for case in cases if is_in_my_hands(case, actor)]
    left = stages.measures_left([case for case in handled if case.is_open])
    did_not_help = unmended(handled)
    for case in cases:
        yield from _of_mine(case, left.get(reference(case), Left()), actor)
        if case.pk in did_not_help:
            yield _did_not_help(case, actor)
        yield from _of_others(case, actor)
    yield from _taken_over(cases, actor)


@lru_cache(maxsize=KEPT)
def _cases(actor: Actor) -> Question:
    handled, reported = in_my_hands(actor), Q(reporter=actor.member)
    written, question = Q(pk__in=unanswered(actor)), Q(pk__in=asked(actor))
    did_not_help = Q(state=State.CLOSED, helped=False)
    lately = Q(state=State.CLOSED, helped=None, closed_at__gte=actor.now - DAYS_TO_ANSWER)
    lies_with_others = standing_in.ways(actor)
    found = _keys(
        actor, *_mine(actor), handled & did_not_help, reported & lately, *lies_with_others
    )
    rows = Deviation.objects.filter(pk__in=found)
    noted = rows.annotate(
        written=_whether(handled & written),
        question=_whether(reported & question),
        wanted=_whether(standing_in.either(lies_with_others)),
        unopened=HowMany(_unopened(actor).values("pk")),
    )
    whole = noted.select_related("company", "unit", "workplace", "handler", "handler_for")
    return Question(whole.order_by("due_date", "pk")[:MOST_WAITING])


def all_that_waits(actor: Actor) -> DeviationQuerySet:
    """I handle it, and it is open or somebody waits for my word; I stand in; or I am asked."""
    return Deviation.objects.filter(pk__in=keys_of_all_that_waits(actor))


def keys_of_all_that_waits(actor: Actor) -> "QuerySet[Any, Any]":
    return _keys(actor, *_mine(actor), *standing_in.ways(actor))


def _mine(actor: Actor) -> list[Q]:
    return [in_my_hands(actor) & Q(IsOpen()) & ~UNOPENED]


def _where_words_wait(actor: Actor) -> "list[QuerySet[Any, Any]]":
    """Begun at the few messages that wait: of what I have had, there is far more."""
    return [
        _about(unanswered(actor), in_my_hands(actor)),
        _about(asked(actor), Q(reporter=actor.member)),
    ]


def _about(keys: "QuerySet[Any, Any]", cases: Q) -> "QuerySet[Any, Any]":
    """Those of these keys that are keys of such cases."""
    return keys.filter(Exists(Deviation.objects.filter(cases, pk=OuterRef("subject_key"))))


def _keys(actor: Actor, *ways: Q) -> "QuerySet[Any, Any]":
    """The keys of cases that fit one of these, or have words for me, each looked for by itself.

    An index serves one way of looking. Where they are said together with «or», SQLite reads every
    case there is.
    """
    seen = Deviation.objects.visible_to(actor).order_by()
    first, *others = [seen.filter(way).values("pk") for way in ways]
    return first.union(*others, *_where_words_wait(actor))


def _whether(so: Q) -> Case:
    return Case(When(so, then=1), default=0, output_field=IntegerField())


def _of_mine(case: Any, left: Left, actor: Actor) -> Iterator[board.Waiting]:
    """What I handle, and what I am asked to take over.

    What is in good hands until a day to come waits for nobody yet. A new report is read and
    answered in one; in all others words wait, also when the case itself is in good hands, or over.
    """
    instead_of = _instead_of(case, actor)
    if is_in_my_hands(case, actor) and case.is_open and not case.is_unopened:
        step = stages.next_step(case, left)
        if not _is_in_good_hands(case, step, actor):
            action = str(stages.ACTIONS[step])
            what = case.state_label if step == stages.RECEIVE else action
            yield _waiting(case, what, action, instead_of=instead_of)
    if case.wanted:
        lies_with = _("It lies with %(who)s") % {"who": case.handler}
        yield _waiting(case, lies_with if case.handler else _("Nobody has it"), _("Take it over"))
    if case.written and case.state != State.REPORTED:
        yield _waiting(case, _("Somebody has written to you"), _("Answer"), instead_of=instead_of)


def _is_in_good_hands(case: Deviation, step: str, actor: Actor) -> bool:
    """Somebody does the measures in time, or the effect is to be seen later."""
    if step == stages.CHECK:
        return case.effect_date is not None and case.effect_date > actor.today
    return step == stages.FOLLOW and not case.is_overdue(actor.today)


def _of_others(case: Any, actor: Actor) -> Iterator[board.Waiting]:
    """What I reported: a question to me, and whether it helped."""
    assert actor.member is not None
    if case.question:
        yield _waiting(case, _("A question for you"), _("Answer"))
    is_mine = case.reporter_id == actor.member.pk and case.handler_id != actor.member.pk
    is_over = case.state == State.CLOSED and case.helped is None
    if is_mine and is_over and case.closed_at >= actor.now - DAYS_TO_ANSWER:
        yield _waiting(case, _("Did it help?"), _("Say whether it helped"))


def _did_not_help(case: Deviation, actor: Actor) -> board.Waiting:
    """A closed case I handled, until I open it again or answer."""
    return board.Waiting(
        title=case.title,
        address=case.get_absolute_url(),
        what=_("The reporter says that it did not help"),
        due_date=actor.today,
        severity=case.severity,
        details=(f"{case.number}, {case.workplace or case.unit}",),
        action=_("Look at it again"),
    )


def _unopened(actor: Actor) -> "QuerySet[Deviation]":
    return Deviation.objects.visible_to(actor).filter(handler=actor.member).unopened()


def _taken_over(cases: list[Any], actor: Actor) -> Iterator[board.Waiting]:
    """Open cases of another register wait together, as one, until somebody begins on them.

    Without a deadline, so they come after all that has one.
    """
    count = cases[0].unopened if cases else _unopened(actor).count()
    if count:
        words = ngettext(
            "%(n)s open case from another register", "%(n)s open cases from another register", count
        )
        address = reverse("deviations:index", args=[actor.company.slug])
        yield board.Waiting(
            title=words % {"n": count},
            address=f"{address}?vis=importerte",
            what=_("See which of them still matter"),
            action=_("See the cases"),
        )


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


def in_my_hands(actor: Actor) -> Q:
    """Mine, and those of the absent I stand in for."""
    return Q(handler__in={actor.member.pk, *actor.covers} if actor.member else ())


def is_in_my_hands(case: Deviation, actor: Actor) -> bool:
    assert actor.member is not None
    return case.handler_id == actor.member.pk or case.handler_id in actor.covers


def _instead_of(case: Deviation, actor: Actor) -> str:
    """For whom, when it is not for myself."""
    absent = case.handler if case.handler_id in actor.covers else case.handler_for
    return _("for %(name)s") % {"name": absent} if absent else ""


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
