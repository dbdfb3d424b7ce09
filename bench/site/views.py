"""Bare views: one question, Django's own templates, nobody signed in. What there is to beat.

And one that is more than the product's own: a report with all that follows, in one request.
"""

import uuid

from bench.site import bare
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse  # noqa: TID251
from django.shortcuts import get_object_or_404  # noqa: TID251
from django.template import engines
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from varde.deviations.models import Deviation
from varde.notifications.verbs import reading
from varde.people.middleware import ActorRequest
from varde.reporting.views import reporting
from varde.search.verbs import keeping_up

COLUMNS = ("year", "serial", "title", "state", "kind", "spot", "reported_at")
A_PAGE = 50


@login_not_required
def rows(request: HttpRequest, owner: uuid.UUID) -> HttpResponse:
    """The newest fifty of an undertaking, six columns of each, a date among them."""
    newest = Deviation.objects.filter(company_id=owner).order_by("-reported_at", "pk")
    return _page("bare/list.html", {"rows": newest.only(*COLUMNS)[:A_PAGE]}, request)


@login_not_required
def record(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One row by its key."""
    return _page("bare/record.html", {"row": get_object_or_404(Deviation, pk=pk)}, request)


@csrf_exempt
@login_not_required
def insert(request: HttpRequest, owner: uuid.UUID, unit: uuid.UUID) -> HttpResponse:
    """One row into the same table, and on to another page."""
    bare.insert(owner, unit, text=request.POST["text"])
    return HttpResponse(status=302, headers={"Location": "/"})


def report_whole(request: ActorRequest) -> HttpResponse:
    """As the product takes it; then whom it is told to, and what it is found by."""
    response = reporting.report(request)
    reading.read_some(request.actor.company_id, timezone.now())
    keeping_up.catch_up(request.actor.company_id)
    return response


def _page(template: str, context: dict[str, object], request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["django"].get_template(template).render(context, request))
