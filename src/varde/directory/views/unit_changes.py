"""Changing the tree: a unit added, named, moved, closed and taken into use again."""

import uuid
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from varde.directory.forms.units import Move, NameUnit
from varde.directory.views.units import address, found, refuse_unless
from varde.organisation import rules, verbs
from varde.organisation.models import Unit
from varde.people.middleware import ActorRequest
from varde.ui import pages
from varde.ui.forms import Form

asked = require_http_methods(["GET", "HEAD", "POST"])


@asked
def open_unit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a unit under this one."""
    parent = found(request, pk)
    refuse_unless(rules.OPEN_UNIT, request, parent)
    form = NameUnit(typed(request))
    if form.carries_out(verbs.open_unit, parent=parent, by=request.actor):
        told = _("%(unit)s lies under %(above)s now.")
        pages.tell(request, told % {"unit": form.result, "above": parent})
        return redirect(address(request, form.result))
    title = _("A new unit under %(unit)s") % {"unit": parent}
    return _ask(request, parent, form, title=title, button=_("Add the unit"))


@asked
def rename(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Another name or number."""
    unit = found(request, pk)
    refuse_unless(rules.RENAME_UNIT, request, unit)
    form = NameUnit(typed(request), initial={"name": unit.name, "number": unit.number})
    if form.carries_out(verbs.rename_unit, unit, by=request.actor):
        pages.tell(request, _("It is called %(unit)s now.") % {"unit": unit})
        return redirect(address(request, unit))
    title = _("New name for %(unit)s") % {"unit": found(request, pk)}
    return _ask(request, unit, form, title=title, button=_("Save"))


@asked
def move(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """To another place in the tree, with all under it."""
    unit = found(request, pk)
    refuse_unless(rules.MOVE_UNIT, request, unit)
    form = Move(_where_to(request), unit=unit, actor=request.actor)
    before = unit.above()
    if form.carries_out(verbs.move_unit, unit, by=request.actor):
        told = _("%(unit)s lies under %(above)s now.")
        said = {"unit": unit, "above": form.cleaned_data["parent"]}
        pages.tell(request, told % said, undo=_way_back(request, unit, before))
        return redirect(address(request, unit))
    title = _("Move %(unit)s") % {"unit": unit}
    lede = _("All that lies under it comes along.")
    return _ask(request, unit, form, title=title, button=_("Move the unit"), lede=lede)


@asked
def close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What must be done before it closes; and when that is done, close it."""
    unit = found(request, pk)
    refuse_unless(rules.CLOSE_UNIT, request, unit)
    if request.method == "POST":
        verbs.close_unit(unit, by=request.actor)
        undo = reverse("organisation:reopen", args=[request.actor.company.slug, pk])
        pages.tell(
            request, _("%(unit)s is closed down. Its history stays.") % {"unit": unit}, undo=undo
        )
        return redirect(address(request, unit))
    context = {"unit": unit, "hindrances": list(verbs.what_hinders_closing(unit))}
    return pages.render(request, "directory/units/close.html", context)


@require_POST
def reopen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Take it into use again."""
    unit = found(request, pk)
    verbs.reopen_unit(unit, by=request.actor)
    pages.tell(request, _("%(unit)s is in use again.") % {"unit": unit})
    return redirect(address(request, unit))


def typed(request: ActorRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _where_to(request: ActorRequest) -> QueryDict | None:
    """What was chosen; undoing a move says it in the address."""
    data = typed(request)
    if data is not None and "til" in request.GET:
        data = data.copy()
        data["parent"] = request.GET["til"]
    return data


def _way_back(request: ActorRequest, unit: Unit, before: Unit | None) -> str:
    """Undoing a move is a move to where it lay."""
    if before is None:
        return ""
    there = reverse("organisation:move", args=[request.actor.company.slug, unit.pk])
    return f"{there}?til={before.pk}"


def _ask(
    request: ActorRequest, unit: Unit, form: Form, *, title: str, button: str, lede: str = ""
) -> HttpResponse:
    """The one page of every form about a unit."""
    context: dict[str, Any] = {
        "unit": unit,
        "form": form,
        "title": title,
        "button": button,
        "lede": lede,
    }
    status = 422 if form.errors else 200
    return pages.render(request, "directory/units/form.html", context, status=status)
