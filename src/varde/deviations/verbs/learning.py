"""What everybody learns, and what the reporter says about it."""

import re

from django.utils.translation import gettext as _

from varde.deviations import rules
from varde.deviations.models import Deviation, LessonUnit
from varde.foundation.refusals import Refused
from varde.organisation.models import Unit
from varde.people.actors import Actor


def publish(deviation: Deviation, *, title: str, lesson: str, units: list[Unit], by: Actor) -> None:
    """Tell chosen units what was learned, without names. Of a closed case nothing is told."""
    with rules.PUBLISH.taken(deviation, by=by):
        if deviation.closed_to_id:
            raise Refused(_("The case is closed to a group. Open it up before you tell others."))
        _name_nobody(deviation, f"{title} {lesson}")
        deviation.lesson_title, deviation.lesson = title, lesson
        deviation.lesson_published_at = by.now
        deviation.lesson_units.exclude(unit__in=units).delete()
        known = set(deviation.lesson_units.values_list("unit_id", flat=True))
        rows = [LessonUnit(company=deviation.company, deviation=deviation, unit=u) for u in units]
        LessonUnit.objects.bulk_create([row for row in rows if row.unit_id not in known])


def retract(deviation: Deviation, *, by: Actor) -> None:
    """Take the lesson down again."""
    with rules.RETRACT.taken(deviation, by=by):
        deviation.lesson_published_at = None


def say_it_helped(deviation: Deviation, *, helped: bool, note: str, by: Actor) -> None:
    """The reporter answers: did it help?"""
    with rules.SAY_IT_HELPED.taken(deviation, by=by):
        deviation.helped, deviation.helped_note = helped, note


def _name_nobody(deviation: Deviation, text: str) -> None:
    people = [deviation.reporter, deviation.handler]
    people += [
        measure.responsible for measure in deviation.measures().select_related("responsible")
    ]
    names = {part for person in people if person for part in person.name.split()}
    for name in sorted(names | {n for n in deviation.reporter_name.split() if len(n) > 2}):
        if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
            raise Refused(_("The text names %(name)s. Write the role instead.") % {"name": name})
