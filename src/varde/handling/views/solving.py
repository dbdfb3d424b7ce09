"""From how grave it is to what everybody learns: one page or button each."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from varde.deviations import rules, verbs
from varde.deviations.models import Deviation
from varde.handling.forms import assessing, speaking
from varde.handling.forms import solving as forms
from varde.handling.views.asking import ask, done, find, show
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest


def assess(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    step = rules.ASSESS if case.state in rules.ASSESS.start else rules.CORRECT
    return ask(request, case, step, assessing.Assess, verbs.assess)


def find_cause(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Another way of looking may be chosen at any time; what is typed stays."""
    case = find(request, pk)
    switch = request.POST.get("switch")
    data = request.POST if request.method == "POST" and not switch else None
    typed = request.POST.dict() | {"method": switch} if switch else request.GET.dict()
    form = assessing.FindCause(data, case=case, actor=request.actor, typed=typed)
    if form.carries_out(verbs.find_cause, case, by=request.actor):
        return done(request, case, str(form.told))
    return show(request, case, rules.FIND_CAUSE, form, template="handling/find_cause.html")


def plan(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.PLAN, forms.Plan, verbs.plan)


def fix_now(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.FIX_NOW, forms.FixNow, verbs.fix_now)


def await_effect(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.AWAIT, forms.AwaitEffect, verbs.await_effect)


def check_effect(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.IT_HELPED, forms.CheckEffect, _say_whether_it_helped)


def _say_whether_it_helped(case: Deviation, *, helped: bool, note: str, by: Actor) -> Any:
    return (verbs.it_helped if helped else verbs.it_did_not)(case, note=note, by=by)


def close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.CLOSE, forms.Close, verbs.close)


def publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.PUBLISH, forms.Publish, verbs.publish, undo="retract")


@require_POST
def retract(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    verbs.retract(case, by=request.actor)
    return done(request, case, _("The lesson is taken down."))


def say_it_helped(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find(request, pk)
    return ask(request, case, rules.SAY_IT_HELPED, speaking.SayItHelped, verbs.say_it_helped)
