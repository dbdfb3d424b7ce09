"""Units: the tree, and the page of one unit with whom to ask."""

import uuid
from functools import partial
from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from varde.directory import unit_tree, whom
from varde.foundation.refusals import Forbidden
from varde.organisation import around, paging, rules
from varde.organisation.models import Unit, Workplace
from varde.people.absences import said
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.people.models import Member
from varde.steps.step import Step
from varde.ui import pages

CLOSED = "lukket"


@require_GET
def index(request: ActorRequest) -> HttpResponse:
    """How the undertaking is built, and who leads what."""
    actor, typed = request.actor, request.GET.get("q", "").strip()
    after = request.GET.get("etter", "")
    context: dict[str, Any] = {"typed": typed, "view": request.GET.get("vis", "")}
    if typed:
        context["level"] = unit_tree.search(actor, typed, after=after)
    elif context["view"] == CLOSED:
        context["level"] = unit_tree.closed(actor, after=after)
    else:
        top = unit_tree.tree(actor)
        level = unit_tree.Level(top.children, top.after)
        context |= {"top": top, "above": top.unit, "level": level}
    return pages.render(request, "directory/units/index.html", context | _around_the_tree(actor))


@require_GET
def under(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One level of the tree, for htmx to unfold. Without script the unit's page shows it."""
    unit, after = found(request, pk), request.GET.get("etter", "")
    if not pages.wants_part(request):
        return redirect(address(request, unit) + "#under")
    level = unit_tree.level(request.actor, under=unit, after=after)
    context = {"above": unit, "level": level, "goes_on": after}
    return pages.render(request, "directory/units/level.html", context)


@require_GET
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One unit: whom to ask, what lies under it, where work is done."""
    unit, actor = found(request, pk), request.actor
    places = Workplace.objects.visible_to(actor).filter(unit=unit)
    context = {
        "unit": unit,
        "above": unit,
        "way": list(Unit.objects.visible_to(actor).on_the_way_to(unit)),
        "answers": whom.to_ask(unit, on=actor.today),
        "away": partial(said, today=actor.today),
        "level": unit_tree.level(actor, under=unit, after=request.GET.get("etter", "")),
        "places": paging.page(places.open(), after=request.GET.get("sted", "")),
        "closed_places": list(places.filter(state=rules.CLOSED).in_order()[: paging.PAGE]),
        "facts": list(around.facts.read(around.Look(unit, actor))),
        "people": _people(actor, unit),
        "may": _may(actor, unit),
    }
    return pages.render(request, "directory/units/detail.html", context)


def found(request: ActorRequest, pk: uuid.UUID) -> Unit:
    unit: Unit = get_object_or_404(Unit.objects.visible_to(request.actor), pk=pk)
    return unit


def address(request: ActorRequest, unit: Unit) -> str:
    return reverse("organisation:detail", args=[request.actor.company.slug, unit.pk])


def refuse_unless(step: Step, request: ActorRequest, unit: Unit) -> None:
    """Say so before anything is typed in vain."""
    if not step.who & request.actor.roles_at(unit):
        raise Forbidden(_("Ask the top manager or an HSE adviser. They decide how we are built."))


def _around_the_tree(actor: Actor) -> dict[str, Any]:
    units = Unit.objects.visible_to(actor).order_by()
    is_open, is_closed = Q(state=rules.OPEN), Q(state=rules.CLOSED)
    counts = units.aggregate(open=Count("pk", filter=is_open), closed=Count("pk", filter=is_closed))
    return {"counts": counts, "may_build": bool(rules.OPEN_UNIT.who & actor.roles_at(None))}


def _people(actor: Actor, unit: Unit) -> dict[str, int]:
    """How many belong to the unit itself, and with those under it."""
    members = Member.objects.visible_to(actor).active().at_or_under(unit).order_by()
    return members.aggregate(all=Count("pk"), here=Count("pk", filter=Q(unit=unit)))


def _may(actor: Actor, unit: Unit) -> dict[str, bool]:
    """Which buttons stand on the page."""
    stands, lies_under = unit.state == rules.OPEN, unit.depth > 1
    return {
        "open": stands and rules.OPEN_UNIT.open_to(actor, unit),
        "rename": rules.RENAME_UNIT.open_to(actor, unit),
        "move": lies_under and rules.MOVE_UNIT.open_to(actor, unit),
        "close": lies_under and rules.CLOSE_UNIT.open_to(actor, unit),
        "reopen": rules.REOPEN_UNIT.open_to(actor, unit),
        "open_workplace": stands and rules.OPEN_WORKPLACE.open_to(actor, unit),
        "change_workplace": bool(rules.CHANGE_WORKPLACE.who & actor.roles_at(unit)),
    }
