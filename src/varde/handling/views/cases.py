"""One case, the case on paper, and the rules as people read them."""

import uuid

from django.http import HttpResponse
from django.utils.translation import gettext as _

from varde.deviations import rules
from varde.handling import paper
from varde.handling.rule_words import named, table
from varde.handling.views.asking import find
from varde.handling.views.whole import whole
from varde.people.middleware import ActorRequest
from varde.ui import pages


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
    return pages.render(
        request,
        "handling/rules.html",
        {"steps": table(rules.STEPS), "seen_by": named(rules.SEEN_BY)},
    )
