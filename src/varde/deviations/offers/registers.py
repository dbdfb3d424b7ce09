"""What waits: the open cases of another register, all in one line until somebody begins on them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.deviations.models import Deviation
from varde.offers import board
from varde.people.actors import Actor


@board.waiting.hang_up
def taken_over(actor: Actor) -> Iterator[board.Waiting]:
    """Those I handle. Without a deadline, so they come after all that has one. One query."""
    if actor.member is None:
        return
    mine = Deviation.objects.visible_to(actor).filter(handler=actor.member)
    count = mine.unopened().count()
    if count:
        words = ngettext(
            "%(n)s open case from another register", "%(n)s open cases from another register", count
        )
        address = reverse("deviations:index", args=[actor.company.slug])
        yield board.Waiting(
            title=words % {"n": count},
            address=f"{address}?vis=importerte",
            what=_("See which of them still matter"),
            action=_("See the cases"),
        )
