"""Reporting for somebody signed in, and the list of what they have reported."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from varde.deviations import receipts
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.stages import DISCS
from varde.foundation.references import reference
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.reporting import desks, news
from varde.reporting.desks import Desk
from varde.reporting.forms.reporting import Report, asks_for_places
from varde.reporting.forms.words import visible
from varde.reporting.views import offline
from varde.ui import pages

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: ActorRequest) -> HttpResponse:
    """Tell the undertaking that something is wrong: by name, or without."""
    desk = desks.for_member(request.actor)
    with timezone.override(request.actor.company.time_zone):
        form = form_for(request, desk)
        if form.is_bound and form.hand_in():
            return redirect(address_of(form))
        status = 422 if form.is_bound else 200
        where = {"layout": "ui/page.html", "action": request.path}
        answer = page(request, form, status=status, outbox=outbox_of(request.actor), **where)
    return answer if form.is_bound else offline.marked(answer, request, desk.owner)


def page(
    request: HttpRequest, form: Report, *, layout: str, action: str, status: int, **more: str
) -> HttpResponse:
    """The form, fresh or with all that was typed."""
    context = {
        "form": form,
        "layout": layout,
        "action": action,
        "must_choose_again": bool(request.FILES) and not form.kept_pictures,
    }
    context |= more
    context["outbox"] = more.get("outbox", "") if offline.may_keep(request) else ""
    return pages.render(request, "reporting/report.html", context, status=status)


def form_for(request: HttpRequest, desk: Desk) -> Report:
    """What was sent; or one to fill in, also while they look for a place."""
    if request.method != "POST":
        return Report(desk=desk)
    if asks_for_places(request.POST):
        form = kept_open(request, desk)
        form.carry_pictures(request.POST, request.FILES)
        return form
    return Report(request.POST, request.FILES, desk=desk)


def kept_open(request: HttpRequest, desk: Desk) -> Report:
    """All that was typed, not sent. Of places that were looked for, the first is chosen."""
    typed = visible(request.POST).dict()
    words = str(typed.get("looking_for", ""))
    if words != typed.get("looked_for", "") and words:
        typed.pop("place", None)
    form = Report(desk=desk, initial=typed | {"looked_for": words})
    form.carry_pictures(request.POST, {})
    return form


def address_of(form: Report, chosen: dict[str, str] | None = None) -> str:
    """Where the receipt is: among one's own, or behind the code for whoever gave no name."""
    case: Deviation = form.result
    if case.reporter_id is None:
        return receipt_address(form, chosen or {})
    seal = news.sealed(news.SENT, about=reference(case), lost=form.lost)
    where = reverse("reporting:status", args=[case.company.slug, case.pk])
    return f"{where}?{urlencode({'ny': seal})}"


def receipt_address(form: Report, chosen: dict[str, str]) -> str:
    """Where the receipt is, for whoever has just reported without a name."""
    code = receipts.code_for(form.cleaned_data["token"])
    seal = news.sealed(news.SENT, about=receipts.digest(code), lost=form.lost)
    return f"{reverse('receipts:status', args=[code])}?{urlencode({'ny': seal, **chosen})}"


@require_GET
def mine(request: ActorRequest) -> HttpResponse:
    """What I have reported, and where it stands."""
    rows = Deviation.objects.visible_to(request.actor).filter(reporter=request.actor.member)
    newest = rows.select_related("unit", "workplace").order_by("-reported_at", "-pk")
    reports = [(case, State(case.state).label, DISCS[case.state]) for case in newest[:PAGE]]
    owner = desks.for_member(request.actor).owner
    outbox = offline.may_keep(request) and outbox_of(request.actor)
    context = {"reports": reports, "outbox": outbox, "owner": owner}
    answer = pages.render(request, "reporting/report_mine.html", context)
    return offline.marked(answer, request, owner)


def outbox_of(by: Actor) -> str:
    """Where the telephone of somebody signed in sends what it kept."""
    return reverse("reporting:outbox", args=[by.company.slug])
