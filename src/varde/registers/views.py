"""The pages of imports: take a file, say what it means, watch it come in, see what came of it."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from varde.deviations.models import Deviation
from varde.foundation.refusals import Forbidden
from varde.people.middleware import ActorRequest
from varde.registers import showing, tasks, verbs
from varde.registers.forms import Decide, Upload
from varde.registers.models import Import
from varde.registers.rules import IMPORTERS, State
from varde.ui import pages

SHOWN = 50


def index(request: ActorRequest) -> HttpResponse:
    """A place for the file, and what has been imported before."""
    if not request.actor.roles_at(None) & IMPORTERS:
        raise Forbidden(
            _("Only the top manager and HSE advisers import registers. Ask one of them.")
        )
    sent = request.method == "POST"
    form = Upload(request.POST, request.FILES) if sent else Upload()
    if form.carries_out(verbs.upload, by=request.actor):
        return redirect(form.result)
    imports = Import.objects.visible_to(request.actor).current().order_by("-created_at")[:SHOWN]
    context = {"form": form, "imports": imports}
    return pages.render(
        request, "registers/index.html", context, status=422 if form.errors else 200
    )


def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Where the import stands: to be decided on, running, or over."""
    row = _find(request, pk)
    if row.state == State.RUNNING:
        return pages.render(request, "registers/running.html", {"row": row}, block="life")
    if pages.wants_part(request):
        return HttpResponse(headers={"HX-Refresh": "true"})
    if row.is_open:
        return _ask(request, row, Decide(row=row, actor=request.actor))
    unopened = Deviation.objects.visible_to(request.actor).unopened().count()
    return pages.render(request, "registers/over.html", {"row": row, "unopened": unopened})


@require_POST
def decide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Say what the columns mean; and, with the other button, take the register over."""
    row = _find(request, pk)
    if not row.is_open:
        return redirect(row)
    form = Decide(request.POST, row=row, actor=request.actor)
    verb: Any = tasks.begin if "begin" in request.POST else verbs.decide
    if form.carries_out(verb, row, by=request.actor):
        return redirect(row)
    return _ask(request, row, form)


@require_POST
def give_up(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    row = _find(request, pk)
    verbs.give_up(row, by=request.actor)
    pages.tell(request, _("The file is deleted. Nothing was taken in."))
    return redirect("registers:index", company=request.actor.company.slug)


def _find(request: ActorRequest, pk: uuid.UUID) -> Import:
    rows = Import.objects.visible_to(request.actor).select_related("company", "member", "backstage")
    return get_object_or_404(rows, pk=pk)


def _ask(request: ActorRequest, row: Import, form: Decide) -> HttpResponse:
    context = {"row": row, "form": form, **showing.understood(row, now=request.actor.now)}
    return pages.render(
        request, "registers/decide.html", context, status=422 if form.errors else 200
    )
