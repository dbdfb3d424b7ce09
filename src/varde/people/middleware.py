"""Puts the acting member on the request, or answers 404: you cannot see that it exists."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from varde.people.acting import actor_in
from varde.people.actors import Actor, member_actor
from varde.people.entrances import memberships_of

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
            request.actor = _actor(request, slug)
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


def _actor(request: HttpRequest, slug: str) -> Actor:
    actor = actor_in(slug, user=request.user.pk, now=timezone.now())
    if actor is None:
        raise Http404
    return actor
