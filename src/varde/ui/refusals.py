"""The page behind «no»: why, what to do next, and what was typed, so that nothing is lost."""

from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from varde.foundation.refusals import Busy, Forbidden, OutOfReach, Refused
from varde.ui import pages

SECRETS = ("csrfmiddlewaretoken", "password", "code", "token")
PATIENCE = {429: "60", 503: "120"}  # seconds, for machines that read Retry-After
SHORTEST = 3  # a chosen line or a yes is not worth copying


class Typed(NamedTuple):
    """One thing the person had written."""

    name: str
    words: str


def answer(request: HttpRequest, why: Refused) -> HttpResponse:
    """A whole page, or for htmx the part of it that can stand alone."""
    status, title = _kind(why)
    kept = typed(request)
    return _page(request, title=title, why=str(why), status=status, kept=kept)


def page(
    request: HttpRequest, *, title: str, why: str, status: int, leads_to: str = ""
) -> HttpResponse:
    """The same for errors. Only what was already read is kept: reading may be what failed."""
    kept = typed(request) if hasattr(request, "_post") else []
    return _page(request, title=title, why=why, status=status, kept=kept, leads_to=leads_to)


def _page(
    request: HttpRequest,
    *,
    title: str,
    why: str,
    status: int,
    kept: list[Typed],
    leads_to: str = "",
) -> HttpResponse:
    """Needs neither database nor session, so that it can be shown when those are gone."""
    context = {
        "title": title,
        "why": why,
        "typed": kept,
        "back": leads_to or back(request),
        "whole": not pages.wants_part(request),
        "notices": [],
    }
    response = _said(request, context, status)
    if status in PATIENCE:
        response["Retry-After"] = PATIENCE[status]
    return response


def _said(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    """A page; a telephone that sends what it kept reads only why."""
    if request.accepts("text/html"):
        return pages.render(request, "ui/refusal.html", context, status=status, block="refusal")
    return JsonResponse({"why": context["why"]}, status=status)


def _kind(why: Refused) -> tuple[int, str]:
    if isinstance(why, Forbidden):
        return 403, _("You cannot do this")
    if isinstance(why, OutOfReach):
        return 503, _("It could not be stored just now")
    if isinstance(why, Busy):
        return 429, _("Wait a little")
    return 409, _("That did not work")


def typed(request: HttpRequest) -> list[Typed]:
    """What the person had written, to be copied; never passwords or codes."""
    pairs = ((name, str(request.POST.get(name, ""))) for name in request.POST)
    return [Typed(name, words) for name, words in pairs if _worth_keeping(name, words)]


def _worth_keeping(name: str, words: str) -> bool:
    return len(words.strip()) > SHORTEST and not any(secret in name for secret in SECRETS)


def back(request: HttpRequest) -> str:
    """The page they came from, when it is one of ours; else the front page."""
    came_from = urlsplit(request.headers.get("referer", ""))
    try:
        ours = came_from.netloc == request.get_host()
    except DisallowedHost:
        ours = False
    path = "/" + came_from.path.lstrip("/")  # two slashes would lead to another house
    return urlunsplit(("", "", path, came_from.query, "")) if ours else "/"


def above(request: HttpRequest) -> str:
    """The nearest page over this address: of /x/avvik/7/samtale/ it is /x/avvik/7/."""
    parts = request.path.strip("/").split("/")[:-1]
    while parts:
        path = f"/{'/'.join(parts)}/"
        if is_valid_path(path, getattr(request, "urlconf", None)):
            return path
        parts.pop()
    return "/"
