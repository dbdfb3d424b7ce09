"""While somebody writes: the open cases they may see that speak of the same."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from varde.deviations.models import Deviation
from varde.deviations.offers.searching import CASES
from varde.people.middleware import ActorRequest
from varde.search.likeness import alike
from varde.ui import pages

MOST_LOOKED_AT, MOST_SHOWN = 30, 3
MOST_TYPED = 600


@require_POST
def look(request: ActorRequest) -> HttpResponse:
    """A part of the report page; empty when nothing is like it. What is typed stays out of logs."""
    typed = request.POST.get("text", "")[:MOST_TYPED]
    keys = alike(CASES, typed, request.actor, most=MOST_LOOKED_AT)
    seen = Deviation.objects.visible_to(request.actor).open().filter(pk__in=keys)
    found = seen.select_related("company", "unit", "workplace")
    rows = sorted(found, key=lambda case: keys.index(case.pk))
    return pages.render(request, "reporting/alike.html", {"cases": rows[:MOST_SHOWN]})
