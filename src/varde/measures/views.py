"""The action plan and its measures: what, who, when, and whether it is done."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from varde.files.gallery import hung
from varde.foundation.refusals import Forbidden
from varde.lists.columns import asked
from varde.lists.views import keeping
from varde.measures import forms, lists, rules, verbs
from varde.measures.columns import COLUMNS, in_a_file
from varde.measures.deeds import PLAN
from varde.measures.history import history
from varde.measures.models import Measure
from varde.measures.sources import addresses
from varde.measures.words import standing
from varde.people.absences import said
from varde.people.middleware import ActorRequest
from varde.people.models import last_day_away
from varde.steps.step import Step
from varde.tables import downloads
from varde.ui import pages

MOST_PRINTED = 500


def index(request: ActorRequest) -> HttpResponse:
    """The action plan: what burns first."""
    given = asked(request.GET)
    look, after = lists.wanted(given, request.actor), given.get("etter", "")
    page, overdue = look.page(request.actor, after=after), lists.overdue_count(request.actor)
    mine = {row.pk for row in page.rows if rules.KEEPERS & row.roles_for(request.actor)}
    context = {
        "view": look.view,
        "look": look,
        "tabs": lists.tabs(look, overdue),
        "page": page,
        "after": after,
        "sources": addresses(page.rows, request.actor),
        "overdue": overdue,
        "standing": standing,
        "may_plan": _may_plan(request),
        "chips": [
            {"label": words, "url": look.address(**{name: ""})}
            for name, words in look.narrowed.said().items()
        ],
        "unnarrowed": look.unnarrowed(),
        "columns": COLUMNS.shown(look.columns),
        "boxes": COLUMNS.boxes(look.columns),
        "kept_views": keeping.chips(PLAN, request.actor, opened=given.get(keeping.OPENED, "")),
        "several": given.get("velg", ""),
        "may_choose": bool(mine),
        "in_my_hands": mine,
        "deeds": PLAN.deeds,
    }
    return pages.render(request, "measures/index.html", context, block="plan")


def download_plan(request: ActorRequest, form: str) -> HttpResponseBase:
    """The view that is shown, all of it, as a file."""
    look = lists.wanted(asked(request.GET), request.actor)
    columns = in_a_file(look.columns)

    def part(after: str) -> tuple[list[Measure], str]:
        page = look.page(request.actor, after=after, most=downloads.AT_A_TIME)
        return page.rows, page.after

    rows = (
        [column.cell(measure) for column in columns]
        for some in downloads.paged(part)
        for measure in some
    )
    headings = [str(column.label) for column in columns]
    return pages.attached(*downloads.file(form, _("measures"), headings, rows))


def print_plan(request: ActorRequest) -> HttpResponse:
    """The whole open plan on paper: what, who, when (internkontrollforskriften § 5 no. 6)."""
    rows = lists.whole_plan(request.actor, MOST_PRINTED)
    context = {"rows": rows, "most": MOST_PRINTED}
    return pages.render(request, "measures/plan.html", context)


def plan(request: ActorRequest) -> HttpResponse:
    """A new measure that comes from no case."""
    if not _may_plan(request):
        raise Forbidden(_("Those who lead or represent a unit plan its measures. Ask one of them."))
    typed = request.POST if request.method == "POST" else None
    form = forms.Plan(typed, actor=request.actor)
    if typed is not None and form.carries_out(verbs.plan, by=request.actor):
        pages.tell(request, _("The measure is in the plan."))
        return redirect(form.result)
    status = 422 if form.errors else 200
    return pages.render(request, "measures/new.html", {"form": form}, status=status)


def detail(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One measure, and what to do with it now."""
    measure = _found(request, pk)
    return _detail(request, measure, forms.Finish(measure=measure, actor=request.actor))


@require_POST
def finish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Say that it is done."""
    measure = _found(request, pk)
    form = forms.Finish(request.POST, request.FILES, measure=measure, actor=request.actor)
    if not form.carries_out(verbs.finish, measure, by=request.actor):
        return _detail(request, measure, form)
    pages.tell(request, str(form.told), undo=_address(measure, "undo_finish"))
    return redirect(measure)


@require_POST
def undo_finish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """It was a slip of the finger."""
    return _done(request, pk, verbs.undo_finish, _("It is open again."))


@require_POST
def confirm(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The one who was asked has seen that it is done."""
    return _done(request, pk, verbs.confirm, _("Thank you. It is confirmed."))


@require_POST
def reopen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """It must be done after all."""
    return _done(request, pk, verbs.reopen, _("It is open again."))


def send_back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The one who was asked says what is missing."""
    return _asked(request, pk, forms.SendBack, verbs.send_back, rules.SEND_BACK)


def give(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody else becomes responsible."""
    return _asked(request, pk, forms.Give, verbs.give, rules.GIVE)


def postpone(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A new deadline, with a reason."""
    return _asked(request, pk, forms.Postpone, verbs.postpone, rules.POSTPONE)


def change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Say again what shall be done."""
    return _asked(request, pk, forms.Change, verbs.change, rules.CHANGE)


def ask(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody is asked to confirm that it is done."""
    return _asked(request, pk, forms.Ask, verbs.ask, rules.ASK)


def cancel(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """It leaves the plan, with a reason."""
    return _asked(request, pk, forms.Cancel, verbs.cancel, rules.CANCEL)


def _found(request: ActorRequest, pk: uuid.UUID) -> Measure:
    people = ("company", "unit", "responsible", "confirmer", "handler", "closed_to")
    rows = Measure.objects.visible_to(request.actor).select_related(*people)
    away = last_day_away("responsible", on=request.actor.today)
    return get_object_or_404(rows.annotate(responsible_away=away), pk=pk)


def _may_plan(request: ActorRequest) -> bool:
    return bool(request.actor.paths_of(rules.PLAN.who))


def _address(measure: Measure, name: str) -> str:
    return reverse(f"measures:{name}", args=[measure.company.slug, measure.pk])


def _detail(request: ActorRequest, measure: Measure, form: forms.Finish) -> HttpResponse:
    may = {
        step.verb.removeprefix("measure."): step.open_to(request.actor, measure)
        for step in rules.STEPS
    }
    files = hung(measure, viewer=request.actor)
    context = {
        "measure": measure,
        "away": said(getattr(measure, "responsible_away", None), request.actor.today),
        "form": form,
        "may": may,
        "standing": standing(measure),
        "else_links": [
            (words, _address(measure, name))
            for name, step, words in forms.ELSE
            if step.open_to(request.actor, measure)
        ],
        "source_url": addresses([measure], request.actor).get(measure.source, ""),
        "pictures": files.shown,
        "removed": files.removed,
        "trail": history(measure, request.actor),
    }
    status = 422 if form.errors else 200
    return pages.render(request, "measures/detail.html", context, status=status, block="life")


def _done(
    request: ActorRequest, pk: uuid.UUID, verb: Callable[..., None], told: str
) -> HttpResponse:
    """A button that asks nothing: run the verb, say so, go back."""
    measure = _found(request, pk)
    verb(measure, by=request.actor)
    pages.tell(request, told)
    return redirect(measure)


def _asked(
    request: ActorRequest,
    pk: uuid.UUID,
    form_class: type[forms.MeasureForm],
    verb: Callable[..., None],
    step: Step,
) -> HttpResponse:
    """A page with one form: ask, run the verb, say so, go back."""
    measure = _found(request, pk)
    typed = request.POST if request.method == "POST" else None
    form: Any = form_class(typed, measure=measure, actor=request.actor)
    if typed is not None and form.carries_out(verb, measure, by=request.actor):
        pages.tell(request, str(form.told))
        return redirect(measure)
    if typed is None and not step.open_to(request.actor, measure):
        return redirect(measure)
    status = 422 if form.errors else 200
    context = {"form": form, "measure": measure}
    return pages.render(request, "measures/ask.html", context, status=status)
