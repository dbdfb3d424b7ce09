"""Keys for other systems: who is let in, for what and how long, and shutting out again."""

import uuid
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from varde.foundation.refusals import Forbidden
from varde.machines import rules, verbs
from varde.machines.forms import Make
from varde.machines.models import Key, Use
from varde.people.middleware import ActorRequest
from varde.ui import pages


class Line(NamedTuple):
    """One key in the list."""

    key: Key
    uses: list[str]
    use: Use | None
    is_in_use: bool


@require_GET
def index(request: ActorRequest) -> HttpResponse:
    """All keys, those in use first."""
    _refuse_others(request)
    return pages.render(request, "machines/index.html", {"lines": _lines(request)})


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: ActorRequest) -> HttpResponse:
    """A new key. Its secret is shown on the answer to the form, and never again."""
    _refuse_others(request)
    form = Make(request.POST if request.method == "POST" else None)
    if form.carries_out(verbs.make, by=request.actor):
        key, secret = form.result
        shown = {"key": key, "secret": secret}
        response = pages.render(request, "machines/made.html", shown)
        response["Cache-Control"] = "no-store, private"
        return response
    status = 422 if form.errors else 200
    return pages.render(request, "machines/make.html", {"form": form}, status=status)


@require_POST
def revoke(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The system is shut out at once."""
    _refuse_others(request)
    key = get_object_or_404(Key.objects.visible_to(request.actor), pk=pk)
    verbs.revoke(key, by=request.actor)
    pages.tell(request, _("The key %(key)s opens nothing any more.") % {"key": key})
    return redirect("keys:index", company=request.actor.company.slug)


def _lines(request: ActorRequest) -> list[Line]:
    keys = Key.objects.visible_to(request.actor).select_related("member")
    uses = Use.objects.in_bulk([key.pk for key in keys])
    today = request.actor.today
    lines = [
        Line(key, key.scope_labels(), uses.get(key.pk), key.is_in_use(today))
        for key in keys.order_by("-made_at", "pk")
    ]
    return sorted(lines, key=lambda line: not line.is_in_use)


def _refuse_others(request: ActorRequest) -> None:
    if not rules.MAKE.who & request.actor.roles_at(None):
        raise Forbidden(_("Ask the top manager or an HSE adviser. They let other systems in."))
