"""Kinds of values other systems send: bounded, and without what no table can hold."""

import datetime
import uuid
from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from varde.organisation.models import Named

PLAIN = r"^[^\x00]*$"
FIRST, LAST = datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)


def _in_our_time(day: datetime.date) -> datetime.date:
    if not FIRST <= (day.date() if isinstance(day, datetime.datetime) else day) <= LAST:
        raise ValueError(f"{FIRST} – {LAST}")
    return day


Line = Annotated[str, StringConstraints(max_length=200, pattern=PLAIN)]
Text = Annotated[str, StringConstraints(max_length=10_000, pattern=PLAIN)]
Looked = Annotated[str, StringConstraints(max_length=100, pattern=PLAIN)]
Mark = Annotated[str, StringConstraints(max_length=500, pattern=r"^[\x20-\x7e]*$")]
Day = Annotated[datetime.date, AfterValidator(_in_our_time)]
Moment = Annotated[AwareDatetime, AfterValidator(_in_our_time)]
Level = Annotated[int, Field(ge=1, le=3)]


class Called(Schema):
    """A row people call by its name."""

    id: uuid.UUID
    name: str

    @classmethod
    def of(cls, row: Named | None) -> "Called | None":
        return cls(id=row.pk, name=row.name) if row else None
