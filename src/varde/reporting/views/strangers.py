"""Pages for people we do not know, and want to know nothing about."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from varde.ui import languages

View = Callable[..., HttpResponseBase]


def for_strangers(view: View) -> View:
    """No login, and no cookie of any kind.

    The forms carry signed tokens of their own instead of the cookie that guards against forgery
    (docs/decisions: a stranger gets no cookie). A language chosen here stays in the address.
    """

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def open_to_all(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        _take_language(request)
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return open_to_all


def spoken(request: HttpRequest) -> dict[str, str]:
    """The language they chose, for the next address; nothing when it is the device's own."""
    chosen: dict[str, str] = getattr(request, "chosen_language", {})
    return chosen


def _take_language(request: HttpRequest) -> None:
    """The language is chosen already. Out of the question, so that nobody sets a cookie of it."""
    asked = request.GET.copy()
    if asked.pop(languages.PARAMETER, None):
        request.chosen_language = {languages.PARAMETER: get_language() or "nb"}  # type: ignore[attr-defined]
    request.GET = asked  # type: ignore[assignment]
