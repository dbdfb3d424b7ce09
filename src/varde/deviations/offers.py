"""What deviations offer the rooms above: what waits for me, what was learned, what a leaver has."""

import datetime
import uuid
from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.conversations.models import Message
from varde.deviations import figures, stages, verbs
from varde.deviations.models import Deviation, LessonUnit
from varde.deviations.rules import State
from varde.deviations.stages import Left
from varde.foundation.references import reference
from varde.offers import board
from varde.people.actors import Actor, Leaving, member_actor, system
from varde.people.models import Member
from varde.steps.roles import OVERSEERS

DAYS_TO_ANSWER = datetime.timedelta(days=30)
MOST_WAITING = 100
LESSONS = 5
MOST_UNITS = 10


@board.waiting.hang_up
def to_handle(actor: Actor) -> Iterator[board.Waiting]:
    """Every open case I have, with the word for what it waits for. Two queries."""
    if actor.member is None:
        return
    rows = _shown(Deviation.objects.visible_to(actor).filter(handler=actor.member).open())
    cases = list(rows.order_by("due_date", "pk")[:MOST_WAITING])
    left = stages.measures_left(cases)
    for case in cases:
        step = stages.next_step(case, left.get(reference(case), Left()))
        yield _waiting(case, case.state_label, str(stages.ACTIONS[step]))


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
    waiting = about.unanswered().for_reporter().exclude(author=actor.member)
    return waiting.values_list("subject_key", flat=True)


def _shown(rows: "QuerySet[Deviation]") -> "QuerySet[Deviation]":
    return rows.select_related("company", "unit", "workplace")


def _waiting(case: Deviation, what: str, action: str) -> board.Waiting:
    return board.Waiting(
        title=case.title,
        address=case.get_absolute_url(),
        what=what,
        due_date=case.due_date if case.is_open else None,
        severity=case.severity,
        details=(f"{case.number}, {case.workplace or case.unit}",),
        urgent=case.state == State.REPORTED and bool(case.is_dangerous_now),
        action=action,
    )


@board.figures.hang_up
def how_it_goes(actor: Actor) -> Iterator[board.Figure]:
    """For those who oversee a unit: of their own cases alone a figure would say nothing."""
    if not actor.paths_of(OVERSEERS):
        return
    seen = Deviation.objects.visible_to(actor)
    address = reverse("deviations:index", kwargs={"company": actor.company.slug})
    found = [
        figures.first_answer(seen, actor.now),
        figures.helped(seen, actor.now),
        figures.open_cases(seen, actor.today, address),
    ]
    yield from filter(None, found)


@board.lessons.hang_up
def learned(actor: Actor) -> Iterator[board.Lesson]:
    """The newest lessons told to my unit or one above it. One query."""
    if actor.member is None:
        return
    told = LessonUnit.objects.visible_to(actor).select_related("deviation")
    mine = told.filter(unit__path__in=actor.member.unit.line_paths(), deviation__closed_to=None)
    rows = mine.exclude(deviation__lesson_published_at=None)
    newest = rows.order_by("-deviation__lesson_published_at")[: LESSONS * MOST_UNITS]
    cases = {row.deviation_id: row.deviation for row in newest}
    for case in list(cases.values())[:LESSONS]:
        yield board.Lesson(case.lesson_title, case.lesson, tuple(filter(None, _came_of(case))))


def _came_of(case: Deviation) -> list[str]:
    helped = _("The reporter says: it helped") if case.helped else ""
    if case.closed_at is None:
        return [helped]
    days = (case.closed_at - case.reported_at).days
    mended = ngettext("Put right in %(n)s day", "Put right in %(n)s days", days) % {"n": days}
    return [mended if days else _("Put right the same day"), helped]


@board.handovers.hang_up
def left_behind(leaving: Leaving) -> Iterator[board.Handover]:
    """The open cases a leaver handles. They lie in many units; the handover is one job."""
    leaver = member_actor(leaving.member, now=leaving.now)
    cases = list(Deviation.objects.visible_to(leaver).open().filter(handler=leaving.member))
    job = _("%(name)s, at a handover") % {"name": leaving.by.label}
    by = system(leaving.by.company, job=job, now=leaving.now)
    if cases:
        yield board.Handover(
            _("Deviations"), len(cases), give=lambda successor: _give(cases, successor, by)
        )


def _give(cases: list[Deviation], successor: Member, by: Actor) -> None:
    for case in cases:
        verbs.take_over(case, handler=successor, by=by)
