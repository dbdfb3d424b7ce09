"""What somebody who leaves has on their hands."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.offers import board
from varde.people.actors import Actor, Leaving, member_actor, system
from varde.people.models import Member


@board.handovers.hang_up
def left_behind(leaving: Leaving) -> Iterator[board.Handover]:
    """The open cases a leaver handles. They lie in many units; the handover is one job."""
    leaver = member_actor(leaving.member, now=leaving.now)
    cases = list(Deviation.objects.visible_to(leaver).open().filter(handler=leaving.member))
    job = _("%(name)s, at a handover") % {"name": leaving.by.label}
    by = system(leaving.by.company, job=job, now=leaving.now)
    if cases:
        yield board.Handover(
            _("Cases"), len(cases), give=lambda successor: _give(cases, successor, by)
        )


def _give(cases: list[Deviation], successor: Member, by: Actor) -> None:
    for case in cases:
        verbs.take_over(case, handler=successor, by=by)
