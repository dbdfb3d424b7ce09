"""A poster's outbox: what a stranger's telephone has kept until it had a line."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from varde.posters.doors import poster_at
from varde.posters.models import Poster
from varde.posters.views.wall import GONE, UNKNOWN, desk_of
from varde.reporting import limits
from varde.reporting.desks import Desk
from varde.reporting.limits import Limit
from varde.reporting.views import outbox
from varde.reporting.views.strangers import for_strangers

TOO_MANY = 429
Takes = Callable[[HttpRequest, Desk], HttpResponse]


@for_strangers
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, code: str) -> HttpResponse:
    """Is the poster still in use; and a report that waited."""
    poster = poster_at(code)
    if poster is None or not poster.is_active:
        return _closed(poster)
    if request.method == "GET":
        return outbox.opened(request, desk_of(poster))
    return _counted(request, poster, limits.REPORTS, outbox.take_in)


@for_strangers
@require_POST
def photo(request: HttpRequest, code: str) -> HttpResponse:
    """One picture of a report that is here: also when the poster was taken down meanwhile."""
    poster = poster_at(code)
    if poster is None:
        return _closed(poster)
    return _counted(request, poster, limits.PICTURES, outbox.take_photo)


def _counted(request: HttpRequest, poster: Poster, limit: Limit, take: Takes) -> HttpResponse:
    """Count first, as on the page. What must wait says so, and is sent again by itself."""
    desk = desk_of(poster)
    if limit.take(str(poster.pk), now=desk.by.now):
        return take(request, desk)
    why = _("Many reports came from this poster just now.")
    response = outbox.said({"why": why}, TOO_MANY)
    response["Retry-After"] = str(limit.seconds)
    return response


def _closed(poster: Poster | None) -> HttpResponse:
    """Where else to report is on the poster's own page."""
    if poster is None:
        return outbox.said({"why": _("We do not know this code")}, UNKNOWN)
    return outbox.said({"why": _("This poster is taken down")}, GONE)
