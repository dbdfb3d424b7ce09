"""What measures say about a unit: how many are open, and that it cannot close before they end."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.measures.models import Measure, how_many_open_in
from varde.organisation import around
from varde.organisation.models import Unit
from varde.people.actors import Actor


@around.facts.hang_up
def open_here(look: around.Look) -> Iterator[around.Fact]:
    """The open measures of the unit that the reader may see. Nothing for those who see none."""
    if not isinstance(look.viewer, Actor):
        return
    rows = Measure.objects.visible_to(look.viewer).open()
    count = rows.filter(unit__path__range=look.unit.span()).count()
    if count:
        plan = reverse("measures:index", args=[look.viewer.company.slug])
        here = f"{plan}?vis=apne&enhet={look.unit.pk}"
        yield around.Fact(_("Open measures"), str(count), address=here)


@around.objections.hang_up
def not_finished(unit: Unit) -> Iterator[str]:
    """A closed unit has nobody to see to it that things get done."""
    count = how_many_open_in(unit)
    if count:
        yield ngettext(
            "The unit has an open measure. Finish it, or take it out of the plan first.",
            "The unit has %(count)s open measures. Finish them, or take them out of the plan.",
            count,
        ) % {"count": count}
