"""The list of cases, one case, the case on paper, and the rules as people read them."""

import uuid

from django.http import HttpResponse
from django.utils.translation import gettext as _

from varde.deviations import rules
from varde.handling import paper
from varde.handling.rule_words import table
from varde.handling.views import listing
from varde.handling.views.asking import find
from varde.handling.views.whole import whole
from varde.people.middleware import ActorRequest
from varde.ui import pages


def index(request: ActorRequest) -> HttpResponse:
    """What burns first, one page at a time."""
    view = request.GET.get("vis", listing.OPEN)
    view = view if view in listing.VIEWS else listing.OPEN
    typed, after = request.GET.get("q", "")[:100], request.GET.get("etter", "")
    rows = listing.found(listing.cases_in(view, request.actor), typed)
    page = listing.page(rows, view, after)
    context = {
        "view": view,
        "heading": listing.VIEWS[view],
        "empty": listing.EMPTY[view],
        "tabs": listing.tabs(view, listing.counts(request.actor)),
        "typed": typed,
        "rows": [listing.row(case, request.actor) for case in page.rows],
        "next_url": listing.address(view, q=typed, etter=page.after) if page.after else "",
        "first_url": listing.address(view, q=typed) if after else "",
    }
    return pages.render(request, "handling/index.html", context, block="register")


def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One case: what to do now, what happened, why, what is done about it, and its trail."""
    case = find(request, pk)
    return pages.render(request, "handling/detail.html", whole(case, request.actor), block="case")


def print_case(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The case on paper, as this reader may see it."""
    case = find(request, pk)
    made = paper.pdf(case, request.actor)
    name = _("deviation-%(number)s.pdf") % {"number": case.number}
    disposition = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=disposition)


def rules_page(request: ActorRequest) -> HttpResponse:
    """Who may do what, and when: the table the system itself goes by."""
    return pages.render(request, "handling/rules.html", {"steps": table(rules.STEPS)})
