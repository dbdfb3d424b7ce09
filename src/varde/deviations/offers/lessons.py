"""What people said, and what came of it: told without names to the units it was published to."""

from collections.abc import Iterator
from functools import lru_cache

from django.db.models import CharField, UUIDField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.deviations.models import Deviation, LessonUnit
from varde.foundation.questions import Given, Question, givens, numbered
from varde.offers import board
from varde.people.actors import Actor

LESSONS = 5
MOST_UNITS = 10
DEEPEST = 50  # levels of units; a question for each is kept


@board.lessons.hang_up
def learned(actor: Actor) -> Iterator[board.Lesson]:
    """The newest lessons told to my unit or one above it. One query."""
    if actor.member is None:
        return
    paths = actor.member.unit.line_paths()
    newest = _told_at(len(paths)).ask(company=actor.company_id, **numbered("path", paths))
    cases = {row.deviation_id: row.deviation for row in newest}
    for case in list(cases.values())[:LESSONS]:
        yield board.Lesson(case.lesson_title, case.lesson, tuple(filter(None, _came_of(case))))


@lru_cache(maxsize=DEEPEST)
def _told_at(depth: int) -> Question:
    """To a unit so many levels down, or to one of those above it."""
    places = {"company": Given("company", UUIDField()), "deviation__closed_to": None}
    told = LessonUnit.objects.filter(**places, unit__path__in=givens("path", depth, CharField()))
    rows = told.exclude(deviation__lesson_published_at=None).select_related("deviation")
    newest = rows.order_by("-deviation__lesson_published_at")
    return Question(newest[: LESSONS * MOST_UNITS])


def _came_of(case: Deviation) -> list[str]:
    helped = _("The reporter says: it helped") if case.helped else ""
    if case.closed_at is None:
        return [helped]
    days = (case.closed_at - case.reported_at).days
    mended = ngettext("Put right in %(n)s day", "Put right in %(n)s days", days) % {"n": days}
    return [mended if days else _("Put right the same day"), helped]
