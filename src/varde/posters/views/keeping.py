"""Hanging posters up, printing them and taking them down."""

import uuid

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from markupsafe import Markup

from varde.foundation.refusals import Forbidden
from varde.organisation.references import unit_asked_for
from varde.people.middleware import ActorRequest
from varde.people.models import Member
from varde.posters import forms, rules, sheets, verbs
from varde.posters.models import Poster
from varde.printing import press
from varde.reporting.places import Place
from varde.ui import pages


@require_GET
def index(request: ActorRequest) -> HttpResponse:
    """All posters of the undertaking, those in use first."""
    rows = Poster.objects.visible_to(request.actor).with_places().in_order()
    unit = unit_asked_for(request.GET, request.actor)
    rows = rows.filter(unit=unit) if unit else rows
    context = {"posters": rows, "may_hang_up": _keeps_some(request), "unit": unit}
    return pages.render(request, "posters/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def hang_up(request: ActorRequest) -> HttpResponse:
    """Choose where, and in which languages."""
    if not _keeps_some(request):
        raise Forbidden(_("Ask your leader or the safety representative to hang up a poster."))
    here = Place(_own(request).unit)
    if request.method != "POST":
        return _new(request, forms.HangUp(by=request.actor, here=here))
    if "find" in request.POST:
        typed = {**request.POST.dict(), "languages": request.POST.getlist("languages")}
        typed.pop("place", None)
        return _new(request, forms.HangUp(by=request.actor, here=here, initial=typed))
    form = forms.HangUp(request.POST, by=request.actor, here=here)
    if form.carries_out(verbs.hang_up, by=request.actor):
        return redirect(form.result)
    return _new(request, form, status=422)


@require_GET
def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One poster: how it looks, the sheet to print, and whether its code works."""
    poster = _found(request, pk)
    sheet = sheets.sheet(poster, address=address_of(request, poster))
    context = {
        "poster": poster,
        "sheet": sheet,
        # Our own drawing, made from an address of ours.
        "drawing": Markup(sheet["code"]["svg"]),
        "may": {
            "revoke": rules.REVOKE.open_to(request.actor, poster),
            "restore": rules.RESTORE.open_to(request.actor, poster),
        },
    }
    return pages.render(request, "posters/detail.html", context)


@require_GET
def download(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The sheet as PDF, one A4."""
    poster = _found(request, pk)
    made = press.pdf("poster", sheets.sheet(poster, address=address_of(request, poster)))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="plakat-{poster.code}.pdf"'
    return response


@require_POST
def revoke(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Take it down. It can be undone."""
    poster = _found(request, pk)
    verbs.revoke(poster, by=request.actor)
    undo = reverse("posters:restore", args=[request.actor.company.slug, pk])
    pages.tell(request, _("The poster is taken down. Its code opens nothing any more."), undo=undo)
    return redirect(poster)


@require_POST
def restore(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Let the code work again."""
    poster = _found(request, pk)
    verbs.restore(poster, by=request.actor)
    pages.tell(request, _("The code works again."))
    return redirect(poster)


def address_of(request: ActorRequest, poster: Poster) -> str:
    """What the code says: the address people reach us at, else the one we are asked at."""
    path = reverse("wall:report", args=[poster.code])
    known: str = settings.SITE_ADDRESS
    return known.rstrip("/") + path if known else request.build_absolute_uri(path)


def _keeps_some(request: ActorRequest) -> bool:
    return bool(request.actor.paths_of(rules.KEEPERS))


def _own(request: ActorRequest) -> Member:
    assert request.actor.member is not None
    return request.actor.member


def _found(request: ActorRequest, pk: uuid.UUID) -> Poster:
    return get_object_or_404(Poster.objects.visible_to(request.actor).with_places(), pk=pk)


def _new(request: ActorRequest, form: forms.HangUp, *, status: int = 200) -> HttpResponse:
    return pages.render(request, "posters/hang_up.html", {"form": form}, status=status)
