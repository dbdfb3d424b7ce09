"""What deviations say about a unit: how many cases are open, and that it cannot close before."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.deviations.models import Deviation
from varde.deviations.stages import how_many_open_in
from varde.organisation import around
from varde.organisation.models import Unit
from varde.people.actors import Actor


@around.facts.hang_up
def open_here(look: around.Look) -> Iterator[around.Fact]:
    """The open cases here and in the units under it that the reader may see; or nothing."""
    if not isinstance(look.viewer, Actor):
        return
    count = (
        Deviation.objects.visible_to(look.viewer)
        .open()
        .filter(unit__path__range=look.unit.span())
        .count()
    )
    if count:
        address = reverse("deviations:index", args=[look.viewer.company.slug])
        yield around.Fact(_("Open cases"), str(count), address=f"{address}?enhet={look.unit.pk}")


@around.objections.hang_up
def not_finished(unit: Unit) -> Iterator[str]:
    """A closed unit has no leader to give its cases to."""
    count = how_many_open_in(unit)
    if count:
        yield ngettext(
            "The unit has an open case. Close it, or transfer it to another unit first.",
            "The unit has %(count)s open cases. Close them, or transfer them first.",
            count,
        ) % {"count": count}
