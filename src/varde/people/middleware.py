"""Puts the acting member on the request, or answers 404: you cannot see that it exists."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from varde.people.actors import Actor, member_actor
from varde.people.models import Member


class ActorRequest(HttpRequest):
    """What a page behind an undertaking's prefix gets."""

    actor: Actor


class ActorMiddleware:
    """/<company>/…: who acts is the signed-in user's membership there. Strangers get 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        slug = kwargs.pop("company", None)
        if slug and request.user.is_authenticated:
            request.actor = member_actor(_membership(request, slug), now=timezone.now())


def _membership(request: HttpRequest, slug: str) -> Member:
    members = Member.objects.select_related("company", "unit").active()
    member = members.filter(company__slug=slug, user=request.user.pk).first()
    if member is None:
        raise Http404
    return member
