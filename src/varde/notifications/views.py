"""The inbox, how one wants to be told, and the address that ends a kind of letter."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from varde.foundation.refusals import Refused
from varde.notifications import inbox, stopping
from varde.notifications.forms import Choose
from varde.notifications.models import Choice, Notification
from varde.notifications.verbs import own
from varde.notifications.verbs.telling import is_refused
from varde.organisation.keyset import page as page_of
from varde.people.middleware import ActorRequest
from varde.ui import pages


def index(request: ActorRequest) -> HttpResponse:
    """What I have been told, newest first."""
    rows = Notification.objects.visible_to(request.actor)
    page = page_of(rows, order=inbox.NEWEST, after=request.GET.get("etter", ""))
    context = {"page": page, "titles": inbox.titles(page.rows, request.actor)}
    return pages.render(request, "notifications/index.html", context)


def read(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """On to what it is about. It is read from now on."""
    rows = Notification.objects.visible_to(request.actor).filter(pk=pk)
    note = get_object_or_404(rows)
    own.mark_read(rows, now=request.actor.now)
    return redirect(note.address)


@require_POST
def read_all(request: ActorRequest) -> HttpResponse:
    rows = Notification.objects.visible_to(request.actor)
    own.mark_read(rows, now=request.actor.now)
    pages.tell(request, _("All is marked as read."))
    return redirect("notifications:index", company=request.actor.company.slug)


def choose(request: ActorRequest) -> HttpResponse:
    """At once, once a day, or only in Varde: for each kind of message."""
    member = request.actor.member
    if member is None:
        raise Refused(_("Only people have an inbox."))
    chosen = dict(
        Choice.objects.visible_to(request.actor).filter(member=member).values_list("kind", "how")
    )
    form = Choose(request.POST or None, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        own.choose(member, form.cleaned_data)
        pages.tell(request, _("It is kept."))
        return redirect("notifications:choose", company=request.actor.company.slug)
    context = {"form": form, "member": member, "is_refused": is_refused(member.email)}
    return pages.render(
        request, "notifications/choose.html", context, status=422 if form.errors else 200
    )


@csrf_exempt
@login_not_required
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """By the link in a letter, or the mail program's own button. The token is the permission."""
    found = stopping.read(token)
    if found is None:
        raise Http404
    member, kind = found
    if request.method == "POST":
        own.stop(member, kind.key)
    context = {
        "kind": kind,
        "company": member.company.name,
        "is_over": stopping.is_stopped(member, kind),
    }
    return pages.render(request, "notifications/stop.html", context)
