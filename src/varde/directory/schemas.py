"""What a machine reads of people and units."""

import uuid

from ninja import Schema

from varde.machines.api.words import Called
from varde.organisation.models import Unit
from varde.people.models import Member


class Person(Schema):
    """Somebody who works here."""

    id: uuid.UUID
    name: str
    email: str
    number: str
    unit: Called | None
    has_login: bool

    @classmethod
    def of(cls, member: Member) -> "Person":
        return cls(
            id=member.pk,
            name=member.name,
            email=member.email,
            number=member.number,
            unit=Called.of(member.unit),
            has_login=member.user_id is not None,
        )


class People(Schema):
    """Some of them. Send `next` as `after` for those that follow; null on the last page."""

    rows: list[Person]
    next: str | None


class UnitLine(Schema):
    """One unit. Its `path` begins with that of the unit it lies under."""

    id: uuid.UUID
    name: str
    number: str
    path: str
    depth: int

    @classmethod
    def of(cls, unit: Unit) -> "UnitLine":
        return cls(id=unit.pk, name=unit.name, number=unit.number, path=unit.path, depth=unit.depth)


class Units(Schema):
    """Some of them. Send `next` as `after` for those that follow; null on the last page."""

    rows: list[UnitLine]
    next: str | None
