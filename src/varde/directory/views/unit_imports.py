"""Units from a table: read it, say what its columns mean, take in all of it or nothing."""

import uuid

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from varde.directory.forms.tables import ReadTable
from varde.directory.forms.unit_imports import DecideColumns, read_units
from varde.directory.views.unit_changes import asked, typed
from varde.foundation.refusals import Forbidden
from varde.organisation import imports, rules, unit_table, verbs
from varde.organisation.models import Import
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.tables.mapping import Mapping
from varde.ui import pages

SHOWN, SAMPLES = 50, 5


@asked
def read_in(request: ActorRequest) -> HttpResponse:
    """A place for the file."""
    if not rules.READ_IN.who & request.actor.roles_at(None):
        raise Forbidden(_("Ask the top manager or an HSE adviser. They decide how we are built."))
    form = ReadTable(typed(request), request.FILES or None)
    if form.carries_out(read_units, by=request.actor):
        return _to(request, form.result)
    kept = Import.objects.visible_to(request.actor).filter(kind=imports.UNITS).kept().first()
    context = {"form": form, "kept": kept}
    status = 422 if form.errors else 200
    return pages.render(request, "directory/units/read_in.html", context, status=status)


@require_GET
def look(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What would happen, and what is wrong; when it is over, what came of it."""
    given = _found(request, pk)
    if given.state != rules.READ:
        return pages.render(request, "directory/units/import_over.html", {"given": given})
    return _ask(request, given, DecideColumns(given=given))


@require_POST
def decide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Say what the columns mean; and, with the other button, take the units in."""
    given = _found(request, pk)
    if given.state != rules.READ:
        return _to(request, given)
    form = DecideColumns(request.POST, given=given)
    verb = _take_in if "take_in" in request.POST else verbs.choose_columns
    if form.carries_out(verb, given, by=request.actor):
        if given.state == rules.TAKEN:
            pages.tell(request, _added(given))
        return _to(request, given)
    return _ask(request, _found(request, pk), form)


@require_POST
def drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    verbs.drop_import(_found(request, pk), by=request.actor)
    pages.tell(request, _("The table is deleted. Nothing was taken in."))
    return redirect("organisation:read_in", company=request.actor.company.slug)


def _take_in(given: Import, *, mapping: Mapping, by: Actor) -> None:
    with transaction.atomic():
        verbs.choose_columns(given, mapping=mapping, by=by)
        verbs.take_in_units(given, by=by)


def _added(given: Import) -> str:
    if not given.added:
        return _("All the units stood here already. Nothing was added.")
    words = ngettext("%(count)s unit is added.", "%(count)s units are added.", given.added)
    return words % {"count": given.added}


def _found(request: ActorRequest, pk: uuid.UUID) -> Import:
    rows = Import.objects.visible_to(request.actor).filter(kind=imports.UNITS)
    return get_object_or_404(rows, pk=pk)


def _to(request: ActorRequest, given: Import) -> HttpResponse:
    return redirect("organisation:import", company=request.actor.company.slug, pk=given.pk)


def _ask(request: ActorRequest, given: Import, form: DecideColumns) -> HttpResponse:
    plan = unit_table.plan(given)
    context = {
        "given": given,
        "form": form,
        "plan": plan,
        "is_flat": not Mapping.from_json(given.columns).filling("parent"),
        "faults": plan.faults[:SHOWN],
        "samples": [one for one in plan.new if one.parent][:SAMPLES],
    }
    status = 422 if form.errors else 200
    return pages.render(request, "directory/units/import.html", context, status=status)
