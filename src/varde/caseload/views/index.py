"""The list of cases as a page."""

from django.http import HttpResponse
from django.shortcuts import redirect

from varde.caseload import listing, silence, similar
from varde.caseload.deeds import CASES
from varde.lists.columns import asked
from varde.lists.views import keeping
from varde.people.middleware import ActorRequest
from varde.ui import pages


def index(request: ActorRequest) -> HttpResponse:
    """What burns first, one page at a time. A whole number goes straight to its case."""
    typed = request.GET.get("q", "")
    case = similar.by_number(typed, request.actor) if "vis" not in request.GET else None
    if case:
        return redirect("deviations:detail", company=request.actor.company.slug, pk=case.pk)
    opened = request.GET.get(keeping.OPENED, "")
    shown = listing.shown(asked(request.GET), request.actor)
    shown |= {
        "deeds": CASES.deeds,
        "may_see_silence": silence.may_see(request.actor),
        "kept_views": keeping.chips(CASES, request.actor, opened=opened),
    }
    return pages.render(request, "caseload/index.html", shown, block="register")
