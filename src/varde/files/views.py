"""Files handed out to those who may see the row they hang on, and to nobody else."""

import logging
import uuid
from typing import Any
from urllib.parse import quote

from django.core.files import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from varde.files import rules, storage, verbs
from varde.files.forms import TakeAway, TakeBack
from varde.files.models import Attachment
from varde.foundation.refusals import Forbidden
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.steps.roles import AUTHOR
from varde.ui import pages

log = logging.getLogger(__name__)

# A picture opened alone is a page of its own: it may load nothing and run nothing.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


@require_GET
def show(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The whole picture or paper."""
    return answer(request, _seen(pk, request.actor))


@require_GET
def small(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The small picture for a list."""
    return answer_small(request, _seen(pk, request.actor))


def withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask why, take the file away, and go back to the row it hung on."""
    attachment = _seen(pk, request.actor)
    if not rules.WITHDRAW.open_to(request.actor, attachment):
        raise Forbidden(_("Whoever sent it, or answers for the case, can take it away."))
    is_own = AUTHOR in attachment.roles_of(request.actor)
    form = (TakeBack if is_own else TakeAway)(request.POST if request.method == "POST" else None)
    if not form.carries_out(verbs.withdraw, attachment, by=request.actor):
        context = {"form": form, "file": attachment, "back": attachment.about.get_absolute_url()}
        status = 422 if form.is_bound else 200
        return pages.render(request, "files/withdraw.html", context, status=status)
    undo = reverse("files:restore", args=[request.actor.company.slug, pk])
    pages.tell(request, _("The file is taken away."), undo=undo)
    return redirect(attachment.about.get_absolute_url())


@require_POST
def restore(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Put a file back, and go back to its row."""
    attachment = _found(pk, request.actor)
    verbs.restore(attachment, by=request.actor)
    pages.tell(request, _("The file is back."))
    return redirect(attachment.about.get_absolute_url())


def answer(request: HttpRequest, attachment: Attachment) -> HttpResponseBase:
    """The content of a file that the caller has found as the viewer may see it."""
    response = _content(request, attachment.sha256, attachment.content_type)
    # A browser's own reader of papers does not run in a sandbox: those are saved, not shown.
    manner = "inline" if attachment.is_picture() else "attachment"
    response["Content-Disposition"] = f"{manner}; filename*=UTF-8''{quote(attachment.name)}"
    return response


def answer_small(request: HttpRequest, attachment: Attachment) -> HttpResponseBase:
    """The small picture of a file that the caller has found as the viewer may see it."""
    if not attachment.thumbnail:
        raise Http404
    return _content(request, attachment.thumbnail, "image/jpeg")


def _seen(pk: uuid.UUID, viewer: Actor) -> Attachment:
    attachment = _found(pk, viewer)
    if not attachment.is_shown():
        raise Http404
    return attachment


def _found(pk: uuid.UUID, viewer: Actor) -> Attachment:
    return get_object_or_404(Attachment.objects.filter(pk=pk).visible_to(viewer))


def _content(request: HttpRequest, sha256: str, content_type: str) -> HttpResponseBase:
    etag = f'"{sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or FileResponse(_opened(sha256), content_type=content_type)
    response["ETag"] = etag
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _opened(sha256: str) -> File[Any]:
    try:
        return storage.fetch(sha256)
    except FileNotFoundError as gone:
        log.error("A content is missing on disk: %s", sha256)
        raise Http404 from gone
