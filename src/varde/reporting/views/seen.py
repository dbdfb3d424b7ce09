"""One case as its reporter sees it: how they came to it, and where its pages are."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from varde.deviations import receipts
from varde.deviations.models import Deviation
from varde.foundation.references import reference
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.reporting import doors, news
from varde.reporting.views import codes
from varde.reporting.views.strangers import for_strangers, spoken

WITH_ALL = ("company", "unit", "workplace", "handler", "merged_into__handler")


@dataclass(frozen=True)
class Seen:
    """A case, and its reporter: somebody signed in, or whoever holds the code."""

    case: Deviation
    by: Actor
    code: str = ""
    language: tuple[tuple[str, str], ...] = ()

    @property
    def about(self) -> str:
        """What the news of this case are bound to."""
        return receipts.digest(self.code) if self.code else reference(self.case)

    def url(self, name: str, key: uuid.UUID | None = None, **query: str) -> str:
        """Another page about the same case, in the same language."""
        found = [self.code] if self.code else [self.by.company.slug, self.case.pk]
        room = "receipts" if self.code else "reporting"
        where = reverse(f"{room}:{name}", args=[*found, *([key] if key else [])])
        asked = urlencode({**dict(self.language), **query})
        return f"{where}?{asked}" if asked else where

    def file_url(self, name: str, key: uuid.UUID) -> str:
        """Where a picture of it is; to withdraw and restore are here about the picture alone."""
        return self.url({"withdraw": "take_away", "restore": "put_back"}.get(name, name), key)


Shows = Callable[..., HttpResponseBase]


def by_code(view: Shows) -> Shows:
    """For whoever holds the code. Guessing is limited drawer by drawer: no person is counted."""

    @for_strangers
    @wraps(view)
    def opened(request: HttpRequest, code: str, **parts: Any) -> HttpResponseBase:
        now = timezone.now()
        if _must_wait(request, code) and codes.is_shut(code, now=now):
            return codes.wait(request)
        holder = doors.holder_of(code, now=now)
        if holder is None:
            codes.count_wrong(code, now=now)
            return codes.unknown(request, code)
        rows = Deviation.objects.visible_to(holder).select_related(*WITH_ALL)
        seen = Seen(rows.get(), holder, doors.as_read(code), tuple(spoken(request).items()))
        return _in_private(view(request, seen, **parts))

    return opened


def by_member(view: Shows) -> Shows:
    """For somebody signed in who reported it."""

    @wraps(view)
    def opened(request: ActorRequest, pk: uuid.UUID, **parts: Any) -> HttpResponseBase:
        rows = Deviation.objects.visible_to(request.actor).select_related(*WITH_ALL)
        case = get_object_or_404(rows, pk=pk, reporter=request.actor.member)
        return _in_private(view(request, Seen(case, request.actor), **parts))

    return opened


def _must_wait(request: HttpRequest, code: str) -> bool:
    """All but those who had the right code just now, and are in the middle of something."""
    seal = request.POST.get("here", "") or request.GET.get("ny", "")
    return not news.has_been_here(seal, about=receipts.digest(code))


def _in_private(response: HttpResponseBase) -> HttpResponseBase:
    """What stands here is for one person: neither kept by the browser nor found by a search.

    Our own forms must still say where they come from, or they are taken for forged.
    """
    patch_cache_control(response, no_store=True)
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
