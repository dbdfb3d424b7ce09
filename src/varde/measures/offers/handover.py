"""What somebody who leaves was to do or to confirm."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from varde.measures import verbs
from varde.measures.models import Measure
from varde.offers import board
from varde.people.actors import Actor, Leaving, system


@board.handovers.hang_up
def left_behind(leaving: Leaving) -> Iterator[board.Handover]:
    """It goes to the successor, whatever unit it belongs to."""
    rows = list(Measure.objects.visible_to(leaving).select_related("handler", "responsible"))
    if rows:
        by = _on_behalf_of(leaving.by)
        yield board.Handover(
            _("Measures"),
            len(rows),
            give=lambda successor: verbs.hand_over(
                leaving.member, to=successor, measures=rows, by=by
            ),
        )


def _on_behalf_of(actor: Actor) -> Actor:
    """Measures lie in many units; the handover is one job, told with the name of who does it."""
    job = _("%(name)s, at a handover") % {"name": actor.label}
    return system(actor.company, job=job, now=actor.now)
