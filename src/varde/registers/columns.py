"""A case as the database takes it: plain texts and numbers, by the columns of the model."""

import datetime
import json
import uuid
from operator import itemgetter
from typing import Any

from django.db import connection

from varde.deviations.models import Deviation
from varde.deviations.words import Source
from varde.registers.cases import Case
from varde.registers.models import Import
from varde.registers.spool import Laid

_MOMENTS = ("happened_at", "discovered_at", "reported_at", "closed_at")
_AS_THEY_ARE = (
    *("year", "state", "spot", "title", "text", "reporter_name", "anyone_hurt", "immediate"),
    *("cause", "proposal", "conclusion", "breached", "kind", "area", "actual", "potential"),
)
# What a case says for itself, in the order it is laid aside.
_SAID = (*_MOMENTS, "unit_id", "extra", *_AS_THEY_ARE)
# Known only when the case is written.
_GIVEN = ("id", "serial", "submission")
_REMEMBERED = 20_000


class Plain:
    """Turns cases into what can be laid aside: the same moment and unit are worked out once."""

    def __init__(self) -> None:
        self._stored = _Stored()
        self._pick = itemgetter(*_SAID)

    def laid(self, case: Case) -> Laid:
        stored = self._stored
        happened, discovered, reported, closed, unit, extra, *rest = self._pick(case.values)
        cells = (
            stored[happened],
            stored[discovered],
            stored[reported],
            stored[closed],
            unit.hex,
            json.dumps(extra),
            *rest,
        )
        return Laid(case.digest, case.values["year"], cells)


class _Stored(dict[datetime.datetime | None, str | None]):
    """Moments as the engine writes them."""

    def __missing__(self, moment: datetime.datetime | None) -> str | None:
        if len(self) > _REMEMBERED:
            self.clear()
        adapt = connection.ops.adapt_datetimefield_value
        text = self[moment] = None if moment is None else str(adapt(moment))
        return text


def names() -> list[str]:
    """The columns of what is written, in the order of `_GIVEN` and `_SAID`."""
    return [_columns()[name] for name in (*_GIVEN, *_SAID)]


def usual(row: Import, language: str, group: uuid.UUID | None) -> dict[str, Any]:
    """The columns no case says anything in, and what stands there in all of them."""
    blank = Deviation(
        company_id=row.company_id, closed_to_id=group, source=Source.REGISTER, language=language
    )
    said = {*_GIVEN, *_SAID}
    return {
        str(field.column): field.get_db_prep_save(getattr(blank, field.attname), connection)
        for field in Deviation._meta.concrete_fields
        if field.attname not in said
    }


def _columns() -> dict[str, str]:
    return {field.attname: str(field.column) for field in Deviation._meta.concrete_fields}
