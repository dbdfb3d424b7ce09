"""The page a poster opens: anyone at the place can say what is wrong, without being known."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from varde.deviations.words import Source
from varde.people.actors import stranger
from varde.posters.doors import poster_at
from varde.posters.models import Poster
from varde.reporting import limits
from varde.reporting.desks import Desk
from varde.reporting.forms.reporting import Report
from varde.reporting.forms.words import visible
from varde.reporting.places import Place
from varde.reporting.views import offline
from varde.reporting.views.reporting import form_for, kept_open, page, receipt_address
from varde.reporting.views.strangers import for_strangers, spoken
from varde.ui import pages

GONE, UNKNOWN = 410, 404
# What a person writes in sentences, in the order they stand on the page.
SENTENCES = ("text", "spot", "immediate", "proposal", "on_behalf_of")


# Packed, for poor lines. There is no secret on it that lasts, so its length gives nothing away.
@gzip_page
@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, code: str) -> HttpResponse:
    """Tell the undertaking that something is wrong. Nothing is kept of who does."""
    poster = poster_at(code)
    if poster is None or not poster.is_active:
        return _closed(request, poster)
    desk = desk_of(poster)
    with timezone.override(poster.company.time_zone):
        if request.method == "POST":
            return _take_in(request, poster, desk)
        return offline.marked(_page(request, Report(desk=desk)), request, offline.WALL)


def _take_in(request: HttpRequest, poster: Poster, desk: Desk) -> HttpResponse:
    """Count first, whoever it is: what a robot sends must cost us nothing."""
    if not limits.REPORTS.take(str(poster.pk), now=desk.by.now):
        return _too_many(request, desk)
    form = form_for(request, desk)
    if form.is_bound and form.hand_in():
        return redirect(receipt_address(form, spoken(request)))
    return _page(request, form, status=422 if form.is_bound else 200)


def _too_many(request: HttpRequest, desk: Desk) -> HttpResponse:
    """429, with all that was typed still there."""
    form = kept_open(request, desk)
    response = _page(request, form, status=429, too_many="yes")
    response["Retry-After"] = str(limits.TEN_MINUTES)
    return response


def desk_of(poster: Poster) -> Desk:
    """Anyone in front of this poster."""
    by = stranger(poster.company, now=timezone.now())
    here = Place(poster.unit, poster.workplace)
    return Desk(f"poster:{poster.pk}", by, here, thing=poster.thing, source=Source.POSTER)


def _page(request: HttpRequest, form: Report, *, status: int = 200, **more: str) -> HttpResponse:
    asked = urlencode(spoken(request))
    action = f"{request.path}?{asked}" if asked else request.path
    where = {"layout": "ui/public.html", "action": action, "outbox": f"{request.path}utboks/"}
    return page(request, form, status=status, csrf_input="", **where, **more)


def _closed(request: HttpRequest, poster: Poster | None) -> HttpResponse:
    """The poster is taken down, or there is none: say where else to report, and lose no word."""
    said = visible(request.POST)
    written = [said[name] for name in SENTENCES if said.get(name, "").strip()]
    context = {"poster": poster, "csrf_input": "", "typed": "\n\n".join(written)}
    return pages.render(request, "posters/closed.html", context, status=GONE if poster else UNKNOWN)
