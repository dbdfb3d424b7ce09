"""What the directory offers other rooms: units nobody leads, and a place still without people."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.offers.board import FirstStep, Waiting, first_steps, waiting
from varde.organisation.models import Unit
from varde.people import rules
from varde.people.actors import Actor
from varde.people.models import Appointment, Member
from varde.steps.roles import LEADER

ASKED_AT_ONCE = 3


@waiting.hang_up
def leaderless(viewer: Actor) -> Iterable[Waiting]:
    """Units right under the top that nobody leads: until then the top manager has their cases."""
    if not rules.BUILDERS & viewer.roles_at(None):
        return
    led = Appointment.objects.visible_to(viewer).on(viewer.today).filter(role=LEADER)
    units = Unit.objects.visible_to(viewer).open().filter(depth=2)
    missing = units.exclude(pk__in=led.values("unit")).in_order()
    for unit in missing[:ASKED_AT_ONCE]:
        address = reverse("people:give_role", args=[viewer.company.slug])
        yield Waiting(
            title=_("Who leads %(unit)s?") % {"unit": unit},
            address=f"{address}?enhet={unit.pk}&rolle={LEADER}",
            what=_("Until somebody does, the top manager gets its cases."),
            action=_("Choose a leader"),
        )


@first_steps.hang_up
def the_first_people(viewer: Actor) -> Iterable[FirstStep]:
    """Until somebody besides the founder is here."""
    assert viewer.member is not None
    if not Member.objects.visible_to(viewer).exclude(pk=viewer.member.pk).exists():
        yield FirstStep(
            2,
            _("Invite people"),
            _("Your leaders and the safety representative first. The others can come later."),
            reverse("people:welcome", args=[viewer.company.slug]),
        )
