"""Webhooks: which systems are told, whether it arrives, and stopping it."""

import uuid
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from varde.foundation.refusals import Forbidden
from varde.people.middleware import ActorRequest
from varde.ui import pages
from varde.webhooks import rules, verbs
from varde.webhooks.forms import Make
from varde.webhooks.models import Delivery, Fate, Hook

SHOWN = 20
DISCS: dict[str, int | str] = {Fate.WAITING: 15, Fate.SENT: 100, Fate.GIVEN_UP: "no"}


class Line(NamedTuple):
    """One delivery in the list, its words made once."""

    delivery: Delivery
    label: str
    disc: int | str


@require_GET
def index(request: ActorRequest) -> HttpResponse:
    """All webhooks, and the latest of what was sent."""
    _refuse_others(request)
    hooks = Hook.objects.visible_to(request.actor).select_related("member")
    latest = Delivery.objects.visible_to(request.actor).select_related("hook").order_by("-pk")
    sent = [Line(one, one.get_fate_display(), DISCS[one.fate]) for one in latest[:SHOWN]]
    context = {"hooks": hooks.order_by("state", "-made_at"), "sent": sent, "in_use": rules.IN_USE}
    return pages.render(request, "webhooks/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: ActorRequest) -> HttpResponse:
    """A new one. What to check its signature with is shown on the answer, and never again."""
    _refuse_others(request)
    form = Make(request.POST if request.method == "POST" else None)
    if form.carries_out(verbs.make, by=request.actor):
        context = {"hook": form.result, "secret": verbs.secret_of(form.result)}
        response = pages.render(request, "webhooks/made.html", context)
        response["Cache-Control"] = "no-store, private"
        return response
    status = 422 if form.errors else 200
    return pages.render(request, "webhooks/make.html", {"form": form}, status=status)


@require_POST
def stop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Nothing more is sent there."""
    _refuse_others(request)
    hook = get_object_or_404(Hook.objects.visible_to(request.actor), pk=pk)
    verbs.stop(hook, by=request.actor)
    pages.tell(request, _("%(hook)s is told nothing more.") % {"hook": hook})
    return redirect("webhooks:index", company=request.actor.company.slug)


def _refuse_others(request: ActorRequest) -> None:
    if not rules.MAKE.who & request.actor.roles_at(None):
        raise Forbidden(_("Ask the top manager or an HSE adviser. They let other systems in."))
