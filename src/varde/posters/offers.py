"""What posters say about a unit: how many hang there."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.organisation import around
from varde.people.actors import Actor
from varde.posters import rules
from varde.posters.models import Poster


@around.facts.hang_up
def hanging_here(look: around.Look) -> Iterator[around.Fact]:
    """The posters of the unit and its places, with the way to them all."""
    if not isinstance(look.viewer, Actor):
        return
    rows = Poster.objects.visible_to(look.viewer).filter(unit=look.unit, state=rules.ACTIVE)
    count = rows.count()
    words = ngettext("%(count)s hangs here", "%(count)s hang here", count) % {"count": count}
    address = reverse("posters:index", args=[look.viewer.company.slug])
    yield around.Fact(_("Posters"), words if count else _("None yet"), address=address)
