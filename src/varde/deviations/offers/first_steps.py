"""What a new undertaking does with deviations first: it reports one."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.deviations.models import Deviation
from varde.offers import board
from varde.people.actors import Actor


@board.first_steps.hang_up
def the_first_report(actor: Actor) -> Iterator[board.FirstStep]:
    """Until there is a case: one learns what the others will see."""
    yield board.FirstStep(
        3,
        _("Report the first thing"),
        _("Something small that you know of will do. Then you see what the others see."),
        reverse("reporting:report", args=[actor.company.slug]),
        done=Deviation.objects.visible_to(actor),
    )
