"""What posters say about a unit, to a new undertaking, and to whoever looks for them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.offers import board
from varde.offers.board import FirstStep, first_steps
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
    posters = reverse("posters:index", args=[look.viewer.company.slug])
    here = f"{posters}?enhet={look.unit.pk}"
    yield around.Fact(_("Posters"), words if count else _("None yet"), address=here)


@board.pages.hang_up
def pages(viewer: Actor) -> Iterator[board.Page]:
    """All may see where they hang; who keeps them is shown the way to a new one."""
    here = [viewer.company.slug]
    yield board.Page(
        _("Posters"),
        reverse("posters:index", args=here),
        _("Where anyone can report with a telephone, without signing in."),
        ("plakat", "QR", "QR-kode", "kode", "oppslag"),
    )
    if viewer.paths_of(rules.KEEPERS):
        yield board.Page(
            _("New poster"),
            reverse("posters:hang_up", args=here),
            _("Choose where, and print it."),
            ("ny plakat", "QR", "QR-kode", "skriv ut"),
        )


@first_steps.hang_up
def the_first_poster(viewer: Actor) -> Iterator[FirstStep]:
    """Until one has been made: without it, only those who sign in can report."""
    yield FirstStep(
        1,
        _("Hang up a poster"),
        _("Then everybody at the place can report by telephone, without signing in."),
        reverse("posters:hang_up", args=[viewer.company.slug]),
        done=Poster.objects.visible_to(viewer),
    )
