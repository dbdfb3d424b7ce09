"""People and units for other systems: enough to name them in a case or a measure."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router

from varde.directory import schemas
from varde.directory.schemas import Person, UnitLine
from varde.machines.api.answers import mark, opened, read, reads
from varde.machines.api.keys import MachineRequest, WithKey
from varde.machines.api.words import Looked, Mark
from varde.machines.models import Scope
from varde.organisation import paging
from varde.organisation.models import Unit
from varde.people.models import Member

people, units = Router(tags=["people"]), Router(tags=["units"])
READ = WithKey(Scope.READ_PEOPLE)


@people.get("", auth=READ, response=reads(schemas.People))
def list_people(request: MachineRequest, q: Looked = "", after: Mark = "") -> HttpResponse:
    """Those who work here, fifty at a time in the order of the alphabet."""
    rows = Member.objects.visible_to(request.actor).active().named(q).select_related("unit")
    page = paging.page(rows, after=opened(after))
    return read(
        request, schemas.People(rows=[Person.of(row) for row in page.rows], next=mark(page.after))
    )


@people.get("/{uuid:pk}", auth=READ, response=reads(Person))
def get_person(request: MachineRequest, pk: uuid.UUID) -> HttpResponse:
    """One person."""
    rows = Member.objects.visible_to(request.actor).active().select_related("unit")
    return read(request, Person.of(get_object_or_404(rows, pk=pk)))


@units.get("", auth=READ, response=reads(schemas.Units))
def list_units(request: MachineRequest, q: Looked = "", after: Mark = "") -> HttpResponse:
    """The units that are open, fifty at a time in the order of the alphabet."""
    rows = Unit.objects.visible_to(request.actor).open().named(q)
    page = paging.page(rows, after=opened(after))
    return read(
        request, schemas.Units(rows=[UnitLine.of(row) for row in page.rows], next=mark(page.after))
    )


@units.get("/{uuid:pk}", auth=READ, response=reads(UnitLine))
def get_unit(request: MachineRequest, pk: uuid.UUID) -> HttpResponse:
    """One unit."""
    rows = Unit.objects.visible_to(request.actor).open()
    return read(request, UnitLine.of(get_object_or_404(rows, pk=pk)))
