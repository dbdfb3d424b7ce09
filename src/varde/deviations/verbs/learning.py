"""What everybody learns, and what the reporter says about it."""

from django.utils.translation import gettext as _

from varde.deviations import names, rules
from varde.deviations.models import Deviation, LessonUnit
from varde.foundation.refusals import Refused
from varde.organisation.models import Unit
from varde.people.actors import Actor


def publish(
    deviation: Deviation,
    *,
    title: str,
    lesson: str,
    units: list[Unit],
    by: Actor,
    means_nobody: bool = False,
) -> None:
    """Tell chosen units what was learned, without names. Of a closed case nothing is told.

    `means_nobody`: the writer has looked again, and what may be a name is not a person's.
    """
    with rules.PUBLISH.taken(deviation, by=by) as told:
        if deviation.closed_to_id:
            raise Refused(_("The case is closed to a group. Open it up before you tell others."))
        if not units:
            raise Refused(_("Choose at least one unit that shall read it."))
        _name_nobody(deviation, f"{title}\n{lesson}", means_nobody=means_nobody)
        deviation.lesson_title, deviation.lesson = title, lesson
        deviation.lesson_published_at = by.now
        told["units"] = _tell(deviation, units)


def retract(deviation: Deviation, *, by: Actor) -> None:
    """Take the lesson down again."""
    with rules.RETRACT.taken(deviation, by=by):
        deviation.lesson_published_at = None


def say_it_helped(deviation: Deviation, *, helped: bool, note: str, by: Actor) -> None:
    """The reporter answers: did it help?"""
    with rules.SAY_IT_HELPED.taken(deviation, by=by):
        deviation.helped, deviation.helped_note = helped, note


def _tell(deviation: Deviation, units: list[Unit]) -> list[list[str]]:
    """These units and no others; the names of those before, and of those now."""
    rows = deviation.lesson_units.select_related("unit")
    before = {row.unit_id: row.unit.name for row in rows}
    deviation.lesson_units.exclude(unit__in=units).delete()
    new = {unit.pk: unit for unit in units if unit.pk not in before}.values()
    LessonUnit.objects.bulk_create(
        LessonUnit(company=deviation.company, deviation=deviation, unit=unit) for unit in new
    )
    return [sorted(before.values()), sorted({unit.pk: unit.name for unit in units}.values())]


def _name_nobody(deviation: Deviation, text: str, *, means_nobody: bool) -> None:
    name = names.told_of(deviation, text)
    if name:
        raise Refused(_("The text names %(name)s. Write the role instead.") % {"name": name})
    name = names.perhaps_told_of(deviation, text)
    if name and not means_nobody:
        raise Refused(
            _(
                "%(name)s may be the name of a person. "
                "Write the role instead, or say below that it is not about a person."
            )
            % {"name": name}
        )
