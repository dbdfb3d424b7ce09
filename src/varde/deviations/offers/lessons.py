"""What people said, and what came of it: told without names to the units it was published to."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.deviations.models import Deviation, LessonUnit
from varde.offers import board
from varde.people.actors import Actor

LESSONS = 5
MOST_UNITS = 10


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
