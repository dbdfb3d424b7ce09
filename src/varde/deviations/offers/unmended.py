"""What waits: a closed case of mine whose reporter says that it did not help."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.unmended import unmended
from varde.offers import board
from varde.people.actors import Actor

MOST_WAITING = 100


@board.waiting.hang_up
def to_look_at_again(actor: Actor) -> Iterator[board.Waiting]:
    """Those I handled, until I open them again or answer. Three queries at most."""
    if actor.member is None:
        return
    mine = Deviation.objects.visible_to(actor).filter(handler=actor.member, state=State.CLOSED)
    rows = mine.filter(helped=False).select_related("company", "unit", "workplace")
    cases = list(rows.order_by("-closed_at", "pk")[:MOST_WAITING])
    waits = unmended(cases)
    for case in cases:
        if case.pk in waits:
            yield board.Waiting(
                title=case.title,
                address=case.get_absolute_url(),
                what=_("The reporter says that it did not help"),
                due_date=actor.today,
                severity=case.severity,
                details=(f"{case.number}, {case.workplace or case.unit}",),
                action=_("Look at it again"),
            )
