"""How every page that asks something about a case is answered."""

import uuid
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db.models import UUIDField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from varde.deviations.models import Deviation
from varde.foundation.questions import KEPT, Given, Question
from varde.foundation.refusals import Forbidden, Refused
from varde.handling.forms.case import CaseForm
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.people.models import last_day_away
from varde.steps.step import Step
from varde.ui import pages

NEIGHBOURS = ("company", "unit", "workplace", "handler", "reporter", "closed_to", "merged_into")


def find(request: ActorRequest, pk: uuid.UUID) -> Deviation:
    """The case, as far as the one who asks may know about it."""
    found: list[Deviation] = _known_to(request.actor.as_today()).ask(case=pk)
    if not found:
        raise Http404
    return found[0]


@lru_cache(maxsize=KEPT)
def _known_to(actor: Actor) -> Question:
    rows = Deviation.objects.visible_to(actor).select_related(*NEIGHBOURS)
    away = last_day_away("handler", on=actor.today)
    return Question(rows.filter(pk=Given("case", UUIDField())).annotate(handler_away=away))


def ask(
    request: ActorRequest,
    case: Deviation,
    step: Step,
    form_class: type[CaseForm],
    verb: Callable[..., Any],
    *,
    undo: str = "",
) -> HttpResponse:
    """Show the form; when it is sent, carry out the verb and go back to the case."""
    form = form_class(
        request.POST if request.method == "POST" else None, case=case, actor=request.actor
    )
    if form.carries_out(verb, case, by=request.actor):
        return done(request, case, str(form.told), undo=undo)
    return show(request, case, step, form)


def show(
    request: ActorRequest, case: Deviation, step: Step, form: CaseForm, **more: Any
) -> HttpResponse:
    """The form on a page of its own; with all that was typed, when it could not be done."""
    if not form.is_bound:
        _must_be_open(step, case, request.actor)
    moved_on = form.is_bound and _has_moved_on(request, case, step)
    context = {"case": case, "form": form, "files": form.is_multipart(), "moved_on": moved_on}
    context |= more
    status = 422 if form.is_bound else 200
    template = more.get("template", "handling/ask.html")
    return pages.render(request, template, context, status=status, block="case")


def done(request: ActorRequest, case: Deviation, told: str, *, undo: str = "") -> HttpResponse:
    """Say that it is done, and go back to the case, or to the list when it is out of sight."""
    back = [request.actor.company.slug, case.pk]
    still_there = Deviation.objects.visible_to(request.actor).filter(pk=case.pk).exists()
    pages.tell(request, told, undo=reverse(f"deviations:{undo}", args=back) if undo else "")
    if not still_there:
        return redirect("deviations:index", company=request.actor.company.slug)
    return redirect("deviations:detail", company=request.actor.company.slug, pk=case.pk)


def _has_moved_on(request: ActorRequest, case: Deviation, step: Step) -> bool:
    """Somebody did something with it meanwhile: whoever typed sees where it stands now."""
    case.refresh_from_db(fields=["state", "handler"])
    return not step.open_to(request.actor, case)


def _must_be_open(step: Step, case: Deviation, actor: Actor) -> None:
    """No form for somebody whose answer would be refused anyway."""
    if not step.who & case.roles_for(actor):
        raise Forbidden(_("Your role does not allow this. Ask the leader of the unit."))
    if not step.open_to(actor, case):
        raise Refused(_("Somebody has already moved this on. Look at it again."))
