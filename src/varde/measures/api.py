"""Measures for other systems: the same verbs as on the pages."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router

from varde.files.api import sent
from varde.machines.api.answers import (
    change,
    changes,
    chosen,
    chosen_member,
    make,
    makes,
    mark,
    opened,
    read,
    reads,
)
from varde.machines.api.keys import MachineRequest, WithKey
from varde.machines.api.words import Mark
from varde.machines.models import Scope
from varde.measures import lists, schemas, verbs
from varde.measures.models import Measure
from varde.measures.schemas import MeasureLine, MeasureWhole
from varde.organisation.models import Unit

router = Router(tags=["measures"])
READ, WRITE = WithKey(Scope.READ_MEASURES), WithKey(Scope.WRITE_MEASURES)
MEASURE = "/{uuid:pk}"
NEIGHBOURS = ("company", "unit", "responsible", "confirmer", "handler", "closed_to")


@router.get("", auth=READ, response=reads(schemas.Measures))
def list_measures(
    request: MachineRequest, view: schemas.View = "apne", after: Mark = ""
) -> HttpResponse:
    """The same views as the action plan, fifty at a time."""
    page = lists.rows_of(lists.chosen(view), request.actor, after=opened(after))
    return read(
        request,
        schemas.Measures(rows=[MeasureLine.of(row) for row in page.rows], next=mark(page.after)),
    )


@router.post("", auth=WRITE, response=makes(MeasureWhole))
def plan(request: MachineRequest, said: schemas.PlanAt) -> HttpResponse:
    """A measure that comes from no case: what, who, by when, and where."""
    words = said.dict() | {
        "unit": chosen(Unit.objects.visible_to(request.actor).open(), said.unit, "unit"),
        "responsible": chosen_member(request, said.responsible, "responsible"),
        "confirmer": chosen_member(request, said.confirmer, "confirmer"),
    }

    def planned() -> MeasureWhole:
        return _shown(request)(verbs.plan(**words, by=request.actor))

    return make(request, planned)


@router.get(MEASURE, auth=READ, response=reads(MeasureWhole))
def get_measure(request: MachineRequest, pk: uuid.UUID) -> HttpResponse:
    """All of one measure, with its trail."""
    return read(request, _shown(request)(get_object_or_404(_rows(request), pk=pk)))


@router.post(f"{MEASURE}/finish", auth=WRITE, response=changes(MeasureWhole))
def finish(request: MachineRequest, pk: uuid.UUID, said: schemas.Finish) -> HttpResponse:
    """It is done."""
    photos = [sent(note) for note in said.photos]
    return _changed(request, pk, verbs.finish, note=said.note, photos=photos)


@router.post(f"{MEASURE}/confirm", auth=WRITE, response=changes(MeasureWhole))
def confirm(request: MachineRequest, pk: uuid.UUID) -> HttpResponse:
    """The one who was asked has seen that it is done."""
    return _changed(request, pk, verbs.confirm)


@router.post(f"{MEASURE}/send-back", auth=WRITE, response=changes(MeasureWhole))
def send_back(request: MachineRequest, pk: uuid.UUID, said: schemas.Because) -> HttpResponse:
    """It is not done yet, and this is what is missing."""
    return _changed(request, pk, verbs.send_back, **said.dict())


@router.post(f"{MEASURE}/postpone", auth=WRITE, response=changes(MeasureWhole))
def postpone(request: MachineRequest, pk: uuid.UUID, said: schemas.Postpone) -> HttpResponse:
    """A new deadline, with a reason."""
    return _changed(request, pk, verbs.postpone, **said.dict())


@router.post(f"{MEASURE}/give", auth=WRITE, response=changes(MeasureWhole))
def give(request: MachineRequest, pk: uuid.UUID, said: schemas.Give) -> HttpResponse:
    """Somebody else becomes responsible."""
    responsible = chosen_member(request, said.responsible, "responsible")
    return _changed(request, pk, verbs.give, responsible=responsible)


@router.post(f"{MEASURE}/cancel", auth=WRITE, response=changes(MeasureWhole))
def cancel(request: MachineRequest, pk: uuid.UUID, said: schemas.Because) -> HttpResponse:
    """It will not be done, and here is why."""
    return _changed(request, pk, verbs.cancel, **said.dict())


def _rows(request: MachineRequest) -> QuerySet[Measure]:
    return Measure.objects.visible_to(request.actor).select_related(*NEIGHBOURS)


def _shown(request: MachineRequest) -> Callable[[Measure], MeasureWhole]:
    return lambda measure: MeasureWhole.seen_by(measure, request.actor)


def _changed(
    request: MachineRequest, pk: uuid.UUID, verb: Callable[..., object], **said: Any
) -> HttpResponse:
    def do(measure: Measure) -> object:
        return verb(measure, **said, by=request.actor)

    return change(request, _rows(request), pk, do=do, show=_shown(request))
