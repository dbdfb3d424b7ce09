"""The places where work is done: added, changed, closed and taken into use again."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from varde.directory.forms.units import ChangeWorkplace, OpenWorkplace
from varde.directory.views.unit_changes import asked, typed
from varde.directory.views.units import address, found
from varde.foundation.refusals import Forbidden
from varde.organisation import rules, verbs
from varde.organisation.models import Unit, Workplace
from varde.people.middleware import ActorRequest
from varde.ui import pages


@asked
def open_workplace(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a place to a unit."""
    unit = found(request, pk)
    _refuse_others(request, unit)
    form = OpenWorkplace(typed(request))
    if form.carries_out(verbs.open_workplace, unit=unit, by=request.actor):
        pages.tell(request, _("%(place)s is added.") % {"place": form.result})
        return redirect(address(request, unit) + "#places")
    context = {"unit": unit, "form": form}
    status = 422 if form.errors else 200
    return pages.render(request, "directory/units/workplace.html", context, status=status)


@asked
def change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What the place is called, where it is, and which unit has it."""
    place = _found(request, pk)
    _refuse_others(request, place.unit)
    form = ChangeWorkplace(typed(request), workplace=place, actor=request.actor)
    if form.carries_out(verbs.change_workplace, place, by=request.actor):
        pages.tell(request, _("%(place)s is changed.") % {"place": place})
        return redirect(address(request, place.unit) + "#places")
    place = _found(request, pk)
    context = {"unit": place.unit, "place": place, "form": form}
    status = 422 if form.errors else 200
    return pages.render(request, "directory/units/workplace.html", context, status=status)


@require_POST
def close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Nobody works there any more. It can be undone."""
    place = _found(request, pk)
    verbs.close_workplace(place, by=request.actor)
    undo = reverse("organisation:reopen_workplace", args=[request.actor.company.slug, pk])
    pages.tell(request, _("%(place)s is closed.") % {"place": place}, undo=undo)
    return redirect(address(request, place.unit))


@require_POST
def reopen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """There is work there again."""
    place = _found(request, pk)
    verbs.reopen_workplace(place, by=request.actor)
    pages.tell(request, _("%(place)s is in use again.") % {"place": place})
    return redirect(address(request, place.unit))


def _found(request: ActorRequest, pk: uuid.UUID) -> Workplace:
    rows = Workplace.objects.visible_to(request.actor).select_related("unit")
    return get_object_or_404(rows, pk=pk)


def _refuse_others(request: ActorRequest, unit: Unit) -> None:
    if not rules.OPEN_WORKPLACE.who & request.actor.roles_at(unit):
        raise Forbidden(_("Ask the leader of %(unit)s to do that.") % {"unit": unit})
