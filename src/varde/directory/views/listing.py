"""The list of people: by name, at one unit, or of those who have left."""

import uuid
from collections import defaultdict
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from varde.organisation import paging
from varde.organisation.models import Unit
from varde.organisation.references import unit_asked_for
from varde.organisation.rules import READ_IN
from varde.people import rules
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.people.models import Appointment, Member, MemberQuerySet
from varde.ui import pages

LEFT = "sluttet"


@require_GET
def index(request: ActorRequest) -> HttpResponse:
    """Fifty at a time; what is chosen stands in the address."""
    actor = request.actor
    unit = unit_asked_for(request.GET, actor)
    names = ("vis", "enhet", "q")
    chosen = {name: said for name in names if (said := request.GET.get(name, "").strip())}
    if unit is None:
        chosen.pop("enhet", None)
    rows = _listed(actor, chosen.get("vis", ""), unit).named(chosen.get("q", ""))
    page = paging.page(rows.select_related("unit"), after=request.GET.get("etter", ""))
    context: dict[str, Any] = {
        "people": page.rows,
        "roles": _roles(actor, page.rows),
        "chosen": chosen,
        "kept": _without(chosen, "q"),
        "unit": unit,
        "may_welcome": bool(actor.paths_of(rules.LINE)),
        "may_read_in": bool(READ_IN.who & actor.roles_at(None)),
        "menus": _menus(actor, unit, chosen),
        "next_url": _address(actor, chosen | {"etter": page.after}) if page.after else "",
        "first_url": _address(actor, chosen) if "etter" in request.GET else "",
        "every_unit": _address(actor, _without(chosen, "enhet")),
        "views": _views(actor, chosen),
    }
    return pages.render(request, "directory/index.html", context)


def _listed(actor: Actor, view: str, unit: Unit | None) -> MemberQuerySet:
    """Those who left are known to those who led them."""
    people = Member.objects.visible_to(actor)
    if view == LEFT:
        mine = Unit.objects.visible_to(actor).led_from(actor.paths_of(rules.LINE))
        people = people.filter(state=rules.LEFT, unit__in=mine.order_by())
    else:
        people = people.active()
    return people.at_or_under(unit) if unit else people


def _roles(actor: Actor, members: list[Member]) -> dict[uuid.UUID, str]:
    """What those on the page are today, in one question."""
    rows = Appointment.objects.visible_to(actor).on(actor.today).filter(member__in=members)
    roles: dict[uuid.UUID, list[str]] = defaultdict(list)
    for one in rows.order_by("role"):
        roles[one.member_id].append(str(one.get_role_display()))
    return {key: ", ".join(dict.fromkeys(said)) for key, said in roles.items()}


def _menus(actor: Actor, unit: Unit | None, chosen: dict[str, str]) -> list[dict[str, Any]]:
    """The units one may narrow the list to: those right below the one chosen."""
    units = Unit.objects.visible_to(actor).open()
    below = units.right_under(unit) if unit else units.filter(depth=2)
    choices = [
        {"label": one.name, "url": _address(actor, chosen | {"enhet": str(one.pk)})}
        for one in below.in_order()[: paging.PAGE]
    ]
    return [{"id": "units", "label": _("Unit"), "choices": choices}] if choices else []


def _views(actor: Actor, chosen: dict[str, str]) -> list[dict[str, Any]]:
    kept, now = _without(chosen, "vis"), chosen.get("vis", "")
    return [
        {"label": _("Those who work here"), "url": _address(actor, kept), "current": now != LEFT},
        {
            "label": _("Those who have left"),
            "url": _address(actor, kept | {"vis": LEFT}),
            "current": now == LEFT,
        },
    ]


def _without(chosen: dict[str, str], name: str) -> dict[str, str]:
    return {key: said for key, said in chosen.items() if key != name}


def _address(actor: Actor, chosen: dict[str, str]) -> str:
    base = reverse("people:index", args=[actor.company.slug])
    return f"{base}?{urlencode(chosen)}" if chosen else base
