"""Who is here: the acting member, the person's own ways, and tablets left alone."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from varde.people import tablets
from varde.people.actors import Actor, member_actor
from varde.people.entrances import memberships_of
from varde.people.models import Member
from varde.ui import languages, pages, schemes

Answer = Callable[[HttpRequest], HttpResponse]
LATEST = "company"  # in the session: the undertaking one came from
OWN_PAGES = "konto/"


class ActorRequest(HttpRequest):
    """What a page behind an undertaking's prefix gets."""

    actor: Actor


class ActorMiddleware:
    """/<company>/…: who acts is the signed-in user's membership there. Strangers get 404."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        slug = kwargs.pop("company", None)
        if not request.user.is_authenticated:
            return
        if slug:
            request.actor = member_actor(_membership(request, slug), now=timezone.now())
        elif request.resolver_match.route.startswith(OWN_PAGES):
            _stay_where_they_were(request)


def _stay_where_they_were(request: Any) -> None:
    """Pages about oneself stand in the shell of the undertaking one came from."""
    mine = list(memberships_of(request.user))
    came_from = urlsplit(request.headers.get("referer", "")).path.split("/")[1:2]
    known = {member.company.slug: member for member in mine}
    if set(came_from) & set(known):
        request.session[LATEST] = came_from[0]
    member = known.get(request.session.get(LATEST, ""), mine[0] if mine else None)
    if member:
        request.actor = member_actor(member, now=timezone.now())


def _membership(request: HttpRequest, slug: str) -> Member:
    members = Member.objects.select_related("company", "unit").active()
    member = members.filter(company__slug=slug, user=request.user.pk).first()
    if member is None:
        raise Http404
    return member


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
    template = engines["jinja2"].env.get_template("people/watchman.html")  # type: ignore[attr-defined]
    return Markup(template.render(seconds=seconds))


def _forgotten(request: Any, response: HttpResponse) -> HttpResponse:
    if getattr(request, "forget_browser", False):
        response["Clear-Site-Data"] = '"cache", "storage"'
    return response
