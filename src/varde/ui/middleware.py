"""Around every page: the language asked for, how much at once, refusals of bare buttons and of
addresses that only buttons lead to, the maintenance page.
"""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from varde.foundation.refusals import Refused
from varde.ui import languages, refusals, views

YEAR = 365 * 24 * 60 * 60


class LanguageMiddleware(LocaleMiddleware):
    """`?sprak=nn` changes the language now and is remembered; else as Django does."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        wanted = request.GET.get(languages.PARAMETER, "")
        if wanted in dict(settings.LANGUAGES):
            translation.activate(wanted)
            request.LANGUAGE_CODE = wanted

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        wanted = request.GET.get(languages.PARAMETER, "")
        if wanted in dict(settings.LANGUAGES):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                wanted,
                max_age=YEAR,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
            )
        return super().process_response(request, response)


class SizeMiddleware:
    """More than `settings.VARDE_LARGEST_REQUEST` bytes at once is answered before it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.headers.get("content-length", "")
        if length.isdigit() and int(length) > settings.VARDE_LARGEST_REQUEST:
            return views.too_large(request)
        return self.get_response(request)


class RefusalMiddleware:
    """A verb said no and no form was there to show it: answer with a page that helps."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            return views.only_a_button(request, response)
        return response

    def process_exception(self, request: HttpRequest, why: Exception) -> HttpResponse | None:
        """409 for not now, 403 not you, 429 too much, 503 out of order; other errors go on."""
        return refusals.answer(request, why) if isinstance(why, Refused) else None


class MaintenanceMiddleware:
    """While the file `settings.VARDE_MAINTENANCE` is there, every page but /health says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.sign = Path(settings.VARDE_MAINTENANCE)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self.sign.exists() and not request.path.startswith("/health"):
            return views.maintenance(request)
        return self.get_response(request)
