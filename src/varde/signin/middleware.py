"""Who is signed in, a person's own ways on every page, and tablets left alone."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, logout
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from markupsafe import Markup

from varde.signin import tablets
from varde.ui import languages, pages, schemes

Answer = Callable[[HttpRequest], HttpResponse]


class UserMiddleware(AuthenticationMiddleware):
    """Django's own, but the user who came along with the session is not read once more."""

    def process_request(self, request: Any) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(partial(_user, request))


def _user(request: Any) -> Any:
    if not hasattr(request, "_cached_user") and _is_signed_in(request.session):
        request._cached_user = request.session.user
    return get_user(request)


def _is_signed_in(session: Any) -> bool:
    """May the user read along with the session be taken at once? If in doubt, Django looks.

    The session says who signed in, by a way that is still open, with the password of today.
    """
    key, backend = session.get(SESSION_KEY), session.get(BACKEND_SESSION_KEY)
    user = session.user
    if user is None or key != str(user.pk) or not user.is_active:
        return False
    known = constant_time_compare(session.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
    return known and backend in settings.AUTHENTICATION_BACKENDS


class PersonMiddleware:
    """The language and the colours a signed-in person chose count before the browser's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        if request.user.is_authenticated:
            request.COOKIES[schemes.COOKIE] = request.user.scheme
            if languages.PARAMETER not in request.GET:
                translation.activate(request.user.language)
                request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


class TabletMiddleware:
    """A shared tablet signs people out by itself, and keeps no page to go back to."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        shared = tablets.is_shared(request.session) and request.user.is_authenticated
        if not shared:
            return _forgotten(request, self.get_response(request))
        now = timezone.now()
        if tablets.is_left_alone(request.session, now=now):
            return _signed_out(request)
        if tablets.may_be_noted(request.path):
            tablets.touch(request.session, now=now)
        request.page_foot = _watchman()
        response = self.get_response(request)
        response["Cache-Control"] = "no-store, private"
        return _forgotten(request, response)


def _signed_out(request: Any) -> HttpResponse:
    logout(request)
    request.forget_browser = True
    pages.tell(request, _("You were signed out because nobody used the tablet for a while."))
    return _forgotten(request, redirect(settings.LOGIN_URL))


def _watchman() -> Markup:
    """The element on every page that signs out when nobody touches the screen."""
    seconds = int(tablets.LEFT_ALONE.total_seconds())
    template = engines["jinja2"].env.get_template("signin/watchman.html")  # type: ignore[attr-defined]
    return Markup(template.render(seconds=seconds))


def _forgotten(request: Any, response: HttpResponse) -> HttpResponse:
    if getattr(request, "forget_browser", False):
        response["Clear-Site-Data"] = '"cache", "storage"'
    return response
