"""After what somebody did, what waits for them is counted anew."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from varde.home import badges

SAFE = ("GET", "HEAD", "OPTIONS")


class BadgeMiddleware:
    """Any step may change what waits: the number kept for the menu is let go of."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        actor = getattr(request, "actor", None)
        if actor and request.method not in SAFE:
            badges.forget(actor)
        return response
