"""People from a table: read it, say what its columns mean, take in all of them or nobody."""

import uuid

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from varde.directory.forms.people_imports import DecideColumns, read_people
from varde.directory.forms.tables import ReadTable
from varde.foundation.refusals import Forbidden
from varde.organisation import imports, rules, verbs
from varde.organisation.models import Import
from varde.people import people_table
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.people.verbs.imports import take_in_people
from varde.tables.mapping import Mapping
from varde.ui import pages

SHOWN = 50
SAMPLES = 5


@require_http_methods(["GET", "HEAD", "POST"])
def read_in(request: ActorRequest) -> HttpResponse:
    """A place for the file."""
    if not rules.READ_IN.who & request.actor.roles_at(None):
        raise Forbidden(_("Ask the top manager or an HSE adviser. They take in tables of people."))
    form = ReadTable(request.POST if request.method == "POST" else None, request.FILES or None)
    if form.carries_out(read_people, by=request.actor):
        return _to(request, form.result)
    kept = Import.objects.visible_to(request.actor).filter(kind=imports.PEOPLE).kept().first()
    context = {"form": form, "kept": kept}
    status = 422 if form.errors else 200
    return pages.render(request, "directory/imports/read_in.html", context, status=status)


@require_GET
def look(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Who would be added, and what is wrong; when it is over, what came of it."""
    given = _found(request, pk)
    if given.state != rules.READ:
        return pages.render(request, "directory/imports/over.html", {"given": given})
    return _ask(request, given, DecideColumns(given=given))


@require_POST
def decide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Say what the columns mean; and, with the other button, take the people in."""
    given = _found(request, pk)
    if given.state != rules.READ:
        return _to(request, given)
    form = DecideColumns(request.POST, given=given)
    verb = _take_in if "take_in" in request.POST else verbs.choose_columns
    if form.carries_out(verb, given, by=request.actor):
        if given.state == rules.TAKEN:
            pages.tell(request, _added(given.added, known=form.result))
        return _to(request, given)
    return _ask(request, _found(request, pk), form)


@require_POST
def drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    verbs.drop_import(_found(request, pk), by=request.actor)
    pages.tell(request, _("The table is deleted. Nobody was taken in."))
    return redirect("people_import:read_in", company=request.actor.company.slug)


def _take_in(given: Import, *, mapping: Mapping, by: Actor) -> int:
    with transaction.atomic():
        verbs.choose_columns(given, mapping=mapping, by=by)
        return take_in_people(given, by=by)


def _added(added: int, *, known: int) -> str:
    if not added:
        return _("We know everybody in the table already. Nobody was added.")
    new = ngettext("%(count)s person is added.", "%(count)s people are added.", added)
    stood = ngettext(
        "%(count)s was known already and is left as it was.",
        "%(count)s were known already and are left as they were.",
        known,
    )
    return " ".join([new % {"count": added}, *([stood % {"count": known}] if known else [])])


def _found(request: ActorRequest, pk: uuid.UUID) -> Import:
    rows = Import.objects.visible_to(request.actor).filter(kind=imports.PEOPLE)
    return get_object_or_404(rows, pk=pk)


def _to(request: ActorRequest, given: Import) -> HttpResponse:
    return redirect("people_import:import", company=request.actor.company.slug, pk=given.pk)


def _ask(request: ActorRequest, given: Import, form: DecideColumns) -> HttpResponse:
    plan = people_table.plan(given, today=request.actor.today)
    context = {
        "given": given,
        "form": form,
        "plan": plan,
        "faults": plan.faults[:SHOWN],
        "samples": plan.new[:SAMPLES],
        "working": sum(one.start_date is not None for one in plan.new),
    }
    status = 422 if form.errors else 200
    return pages.render(request, "directory/imports/import.html", context, status=status)
