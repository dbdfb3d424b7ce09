"""What the directory offers: units nobody leads, the first people, where people are looked for."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.offers import board
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


@board.pages.hang_up
def pages(viewer: Actor) -> Iterator[board.Page]:
    """Open to everyone who works here, but groups: those are for who decides them."""
    here = [viewer.company.slug]
    yield board.Page(
        _("Organisation"),
        reverse("organisation:index", args=here),
        _("How we are built, and who answers for what."),
        (
            *("organisasjon", "organisasjonskart", "enheter", "avdelinger", "arbeidssteder"),
            *("ansvar", "leder", "verneombud", "hvem spør jeg", "HMS", "internkontroll"),
        ),
    )
    yield board.Page(
        _("People"),
        reverse("people:index", args=here),
        _("Who works here, and which roles they hold."),
        (
            *("folk", "ansatte", "personer", "roller", "hvem spør jeg", "leder", "verneombud"),
            *("vernetjeneste", "hovedverneombud", "tillitsvalgt", "bedriftshelsetjeneste", "BHT"),
        ),
    )
    if rules.FORM_GROUP.who & viewer.roles_at(None):
        yield board.Page(
            _("Groups"),
            reverse("groups:index", args=here),
            _("Who may see what is closed to everybody else."),
            ("grupper", "skjermet", "tilgang", "begrenset"),
        )


@first_steps.hang_up
def the_first_people(viewer: Actor) -> Iterable[FirstStep]:
    """Until somebody besides the founder is here."""
    assert viewer.member is not None
    yield FirstStep(
        2,
        _("Invite people"),
        _("Your leaders and the safety representative first. The others can come later."),
        reverse("people:welcome", args=[viewer.company.slug]),
        done=Member.objects.visible_to(viewer).exclude(pk=viewer.member.pk),
    )


def people_named(viewer: Actor, typed: str) -> Any:
    """Those who work here, as anyone who does may know."""
    rows = Member.objects.visible_to(viewer).active().named(typed)
    return rows.values_list("pk", "name", "sort_name", "unit__name", named=True)


def units_named(viewer: Actor, typed: str) -> Any:
    rows = Unit.objects.visible_to(viewer).open().named(typed)
    return rows.values_list("pk", "name", "sort_name", named=True)


def people(members: Iterable[Any], viewer: Actor) -> list[board.Hit]:
    here = reverse("people:index", args=[viewer.company.slug])
    return [board.Hit(one.name, f"{here}{one.pk}/", (one.unit__name,)) for one in members]


def places(units: Iterable[Any], viewer: Actor) -> list[board.Hit]:
    here = reverse("organisation:index", args=[viewer.company.slug])
    return [board.Hit(one.name, f"{here}{one.pk}/") for one in units]


board.can_be_named(
    board.Named("people", gettext_lazy("People"), gettext_lazy("More people"), people_named, people)
)
board.can_be_named(
    board.Named("units", gettext_lazy("Units"), gettext_lazy("More units"), units_named, places)
)
