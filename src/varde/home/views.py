"""The front page: what waits for me, what came of it, and how it goes."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.home import waiting
from varde.home.standing import standing
from varde.offers import board
from varde.people.middleware import ActorRequest
from varde.ui import pages
from varde.ui.numbers import spelled

SHOWN = 20


def front(request: ActorRequest) -> HttpResponse:
    """Everybody's front page. The heading is the news."""
    found = waiting.for_request(request)
    steps, figures = standing(request.actor)
    context = {
        "news": _begin(len(steps)) if steps and not found else _news(len(found)),
        "steps": steps,
        "first": found[0] if found else None,
        "rest": found[1:SHOWN],
        "more": max(0, len(found) - SHOWN),
        "lessons": list(board.lessons.read(request.actor))[:5],
        "figures": figures,
    }
    return pages.render(request, "home/front.html", context)


def menu(request: ActorRequest) -> HttpResponse:
    """All rooms on one page, for the phone; works without script."""
    return pages.render(request, "home/menu.html")


def _begin(count: int) -> str:
    words = ngettext("%(count)s thing to begin with", "%(count)s things to begin with", count)
    return (words % {"count": spelled(count)}).capitalize()


def _news(count: int) -> str:
    if not count:
        return _("Nothing is waiting for you")
    words = ngettext(
        "%(count)s thing is waiting for you", "%(count)s things are waiting for you", count
    )
    return (words % {"count": spelled(count)}).capitalize()
