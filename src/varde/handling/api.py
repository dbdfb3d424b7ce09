"""Cases for other systems: the same verbs as on the pages."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router

from varde.caseload import listing
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.files.api import sent
from varde.handling import schemas
from varde.handling.schemas import Case, CaseLine
from varde.handling.views.asking import NEIGHBOURS
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
from varde.machines.api.words import Looked, Mark
from varde.machines.models import Scope
from varde.measures.schemas import Plan
from varde.organisation.models import Unit, Workplace

router = Router(tags=["cases"])
READ, WRITE = WithKey(Scope.READ_CASES), WithKey(Scope.WRITE_CASES)
CASE = "/{uuid:pk}"


@router.get("", auth=READ, response=reads(schemas.Cases))
def list_cases(
    request: MachineRequest, view: schemas.View = "apne", q: Looked = "", after: Mark = ""
) -> HttpResponse:
    """The same views as the page of deviations, fifty at a time: what burns first, or newest."""
    rows = listing.found(view, q, request.actor)
    page = listing.page(rows.select_related("company"), view, opened(after))
    return read(
        request, schemas.Cases(rows=[CaseLine.of(row) for row in page.rows], next=mark(page.after))
    )


@router.post("", auth=WRITE, response=makes(Case))
def report(request: MachineRequest, said: schemas.Report) -> HttpResponse:
    """Say that something is wrong. One sentence or one photo is enough."""
    places = Workplace.objects.visible_to(request.actor).open().select_related("unit")
    words = said.dict(exclude={"unit", "workplace", "photos"})
    units = Unit.objects.visible_to(request.actor).open()
    words |= {"unit": chosen(units, said.unit, "unit")}
    words |= {"workplace": chosen(places.filter(unit=said.unit), said.workplace, "workplace")}
    words |= {"photos": [sent(note) for note in said.photos], "token": uuid.uuid4().hex}

    def reported() -> Case:
        return _shown(request)(verbs.report(**words, by=request.actor))

    return make(request, reported)


@router.get(CASE, auth=READ, response=reads(Case))
def get_case(request: MachineRequest, pk: uuid.UUID) -> HttpResponse:
    """All of one case: conversation, measures, files and trail, as the key's member sees it."""
    return read(request, _shown(request)(get_object_or_404(_rows(request), pk=pk)))


@router.post(f"{CASE}/receive", auth=WRITE, response=changes(Case))
def receive(request: MachineRequest, pk: uuid.UUID, said: schemas.Receive) -> HttpResponse:
    """Say that it has been read, with a first word back."""
    return _changed(request, pk, verbs.receive, **said.dict())


@router.post(f"{CASE}/reject", auth=WRITE, response=changes(Case))
def reject(request: MachineRequest, pk: uuid.UUID, said: schemas.Reason) -> HttpResponse:
    """It is not followed up as a deviation; the reporter reads why."""
    return _changed(request, pk, verbs.reject, **said.dict())


@router.post(f"{CASE}/transfer", auth=WRITE, response=changes(Case))
def transfer(request: MachineRequest, pk: uuid.UUID, said: schemas.Transfer) -> HttpResponse:
    """Give it to another unit, and to whoever leads that."""
    units = Unit.objects.visible_to(request.actor).open()
    unit = chosen(units, said.unit, "unit")
    return _changed(request, pk, verbs.transfer, unit=unit, reason=said.reason)


@router.post(f"{CASE}/delegate", auth=WRITE, response=changes(Case))
def delegate(request: MachineRequest, pk: uuid.UUID, said: schemas.Delegate) -> HttpResponse:
    """Let somebody else look after it."""
    handler = chosen_member(request, said.handler, "handler")
    return _changed(request, pk, verbs.delegate, handler=handler)


@router.post(f"{CASE}/assess", auth=WRITE, response=changes(Case))
def assess(request: MachineRequest, pk: uuid.UUID, said: schemas.Assess) -> HttpResponse:
    """How grave it was and could have been, and what it is about."""
    return _changed(request, pk, verbs.assess, **said.dict())


@router.post(f"{CASE}/find-cause", auth=WRITE, response=changes(Case))
def find_cause(request: MachineRequest, pk: uuid.UUID, said: schemas.FindCause) -> HttpResponse:
    """What made it possible."""
    return _changed(request, pk, verbs.find_cause, **said.dict())


@router.post(f"{CASE}/plan", auth=WRITE, response=changes(Case))
def plan(request: MachineRequest, pk: uuid.UUID, said: Plan) -> HttpResponse:
    """A measure: what, who, and by when."""
    people = {
        name: chosen_member(request, getattr(said, name), name)
        for name in ("responsible", "confirmer")
    }
    return _changed(request, pk, verbs.plan, **said.dict() | people)


@router.post(f"{CASE}/await-effect", auth=WRITE, response=changes(Case))
def await_effect(request: MachineRequest, pk: uuid.UUID, said: schemas.AwaitEffect) -> HttpResponse:
    """All is done; look again on a day to come."""
    return _changed(request, pk, verbs.await_effect, **said.dict())


@router.post(f"{CASE}/check-effect", auth=WRITE, response=changes(Case))
def check_effect(request: MachineRequest, pk: uuid.UUID, said: schemas.CheckEffect) -> HttpResponse:
    """Did the measures help?"""
    verb = verbs.it_helped if said.helped else verbs.it_did_not
    return _changed(request, pk, verb, note=said.note)


@router.post(f"{CASE}/close", auth=WRITE, response=changes(Case))
def close(request: MachineRequest, pk: uuid.UUID, said: schemas.Close) -> HttpResponse:
    """It is put right and will not come back."""
    return _changed(request, pk, verbs.close, **said.dict())


@router.post(f"{CASE}/reopen", auth=WRITE, response=changes(Case))
def reopen(request: MachineRequest, pk: uuid.UUID, said: schemas.Reason) -> HttpResponse:
    """It was not put right after all."""
    return _changed(request, pk, verbs.reopen, **said.dict())


@router.post(f"{CASE}/speak", auth=WRITE, response=changes(Case))
def speak(request: MachineRequest, pk: uuid.UUID, said: schemas.Speak) -> HttpResponse:
    """Write in the conversation."""
    return _changed(request, pk, verbs.speak, **said.dict())


def _rows(request: MachineRequest) -> QuerySet[Deviation]:
    return Deviation.objects.visible_to(request.actor).select_related(*NEIGHBOURS)


def _shown(request: MachineRequest) -> Callable[[Deviation], Case]:
    return lambda case: Case.seen_by(case, request.actor)


def _changed(
    request: MachineRequest, pk: uuid.UUID, verb: Callable[..., object], **said: Any
) -> HttpResponse:
    def do(case: Deviation) -> object:
        return verb(case, **said, by=request.actor)

    return change(request, _rows(request), pk, do=do, show=_shown(request))
