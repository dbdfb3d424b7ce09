"""Who has the case, who sees it, and whether it is one at all: one page or button each."""

import uuid

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from varde.conversations.forms import Write, WriteInside
from varde.conversations.models import lets_inside
from varde.deviations import rules, verbs
from varde.handling.forms import handling as forms
from varde.handling.forms import speaking
from varde.handling.views.asking import ask, done, find
from varde.people.middleware import ActorRequest
from varde.ui import pages


def receive(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.RECEIVE, forms.receiving(case), verbs.receive)


def reject(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.REJECT, forms.Reject, verbs.reject)


def transfer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.TRANSFER, forms.Transfer, verbs.transfer)


def delegate(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.DELEGATE, forms.Delegate, verbs.delegate)


def merge(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.MERGE, forms.Merge, verbs.merge)


def close_to(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.CLOSE_TO, forms.CloseTo, verbs.close_to)


def reopen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.REOPEN, forms.Reopen, verbs.reopen)


@require_POST
def open_up(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    verbs.open_up(case, by=request.actor)
    return done(request, case, _("Those who answer for the unit see the case again."))


@require_POST
def take_over(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A manager takes the case over from whoever has it."""
    case = find(request, pk)
    assert request.actor.member is not None
    verbs.take_over(case, handler=request.actor.member, by=request.actor)
    return done(request, case, _("You have the case now."))


@require_POST
def take_back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    verbs.take_back(case, by=request.actor)
    return done(request, case, _("Undone. The case is back where it was."))


def amend(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.AMEND, speaking.Amend, verbs.amend)


@require_POST
def withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    verbs.withdraw(case, by=request.actor)
    return done(request, case, _("Your report is taken back."), undo="bring_back")


@require_POST
def bring_back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    verbs.bring_back(case, by=request.actor)
    return done(request, case, _("Your report stands again."))


@require_POST
def speak(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Write in the case's thread; what was typed stays when it cannot be sent."""
    case = find(request, pk)
    form = (WriteInside if lets_inside(case, request.actor) else Write)(request.POST)
    if form.carries_out(verbs.speak, case, by=request.actor):
        return done(request, case, _("The message is sent."))
    return pages.render(
        request, "handling/speak.html", {"case": case, "form": form}, status=422, block="case"
    )
