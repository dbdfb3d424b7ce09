"""Cases behind the stage: written in small steps, seen by nobody, shown all at once.

Until the switch the cases are closed to a group that has no members, and so are absent from
everybody's lists (Deviation.visible_to). Writers beside an import wait for one small step at most.
"""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.words import Source
from varde.foundation.identity import uuid7
from varde.organisation.models import Unit
from varde.people import rules as people
from varde.people.line import leader_of
from varde.people.models import Group
from varde.registers import engines
from varde.registers.cases import Case
from varde.registers.models import Import

# The leader of some units, and the units.
Owners = dict[uuid.UUID, list[uuid.UUID]]
# So many rows are written in some 20 ms on SQLite: nobody waits longer for their own turn.
STEP = 400
_PER_QUESTION = 500


def open_backstage(row: Import) -> None:
    """A group nobody is in, and away with what an import that was cut off left there."""
    if row.backstage is None:
        group = Group(company=row.company, name=f"import {row.pk}", state=people.CLOSED)
        with transaction.atomic():
            group.save(force_insert=True)
            row.backstage = group
            row.save(update_fields=["backstage"])
    clear_backstage(row)


def clear_backstage(row: Import) -> None:
    """Take away, in small steps, what was never shown to anybody."""
    waiting = _waiting(row)
    while keys := list(waiting.values_list("pk", flat=True)[:STEP]):
        with transaction.atomic():
            Deviation.objects.filter(pk__in=keys)._raw_delete(connection.alias)


def known(row: Import, digests: Sequence[bytes]) -> set[str]:
    """Which of these rows the undertaking has already."""
    found: set[str] = set()
    for some in _in_steps(digests, _PER_QUESTION):
        names = [digest.hex() for digest in some]
        rows = Deviation.objects.filter(company=row.company_id, submission__in=names)
        found.update(rows.values_list("submission", flat=True))
    return found


def write(row: Import, cases: Iterable[Case], *, language: str) -> Iterator[int]:
    """Write the cases behind the stage; tells how many after each step."""
    writer = _Writer(row, language)
    for some in _in_steps(cases, STEP):
        writer.write(some)
        yield len(some)


class _Writer:
    """Inserts rows by the model's own columns: what a case does not say has the model's default."""

    def __init__(self, row: Import, language: str) -> None:
        fields = list(Deviation._meta.concrete_fields)
        blank = Deviation(
            company=row.company,
            closed_to=row.backstage,
            source=Source.REGISTER,
            language=language,
        )
        self._usual = [f.get_db_prep_save(getattr(blank, f.attname), connection) for f in fields]
        self._columns = {f.attname: (at, _converter(f)) for at, f in enumerate(fields)}
        self._serials = {int(year): first for year, first in row.numbers.items()}
        self._names = [str(f.column) for f in fields]

    def write(self, cases: Sequence[Case]) -> None:
        rows = [self._row(case) for case in cases]
        with transaction.atomic():
            engines.insert(Deviation._meta.db_table, self._names, rows)

    def _row(self, case: Case) -> list[Any]:
        values = case.values
        serial = self._serials[values["year"]]
        self._serials[values["year"]] = serial + 1
        values |= {"id": uuid7(), "serial": serial, "submission": case.submission}
        row, columns = self._usual.copy(), self._columns
        for name, value in values.items():
            if value is not None and value != "":
                place, convert = columns[name]
                row[place] = convert(value) if convert else value
        return row


def _converter(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """How the database wants a value; None where it takes it as it is."""
    if isinstance(field, models.CharField | models.TextField | models.IntegerField):
        return None
    if isinstance(field, models.DateTimeField):
        return _stored_moment
    stored = partial(field.get_db_prep_save, connection=connection)
    return lru_cache(20_000)(stored) if isinstance(field, models.ForeignKey) else stored


@lru_cache(20_000)
def _stored_moment(moment: datetime.datetime) -> Any:
    """One case often has the same moment in several columns."""
    return connection.ops.adapt_datetimefield_value(moment)


def owners(row: Import, *, today: datetime.date) -> Owners:
    """Who gets the open cases of which units. Asked before the switch, so that nobody waits."""
    found: Owners = defaultdict(list)
    units = _waiting(row).filter(state=State.REPORTED).values("unit").distinct()
    for unit in Unit.objects.filter(pk__in=list(units.values_list("unit", flat=True))):
        if leader := leader_of(unit, on=today):
            found[leader.pk].append(unit.pk)
    return found


def switch(row: Import, owned: Owners) -> None:
    """Show all cases: the open ones to whoever answers for their unit, then the rest.

    Two statements, for a case that gets no handler need not be moved in the handlers' indexes.
    """
    handler = models.Case(
        *(models.When(unit__in=units, then=models.Value(pk)) for pk, units in owned.items()),
        default=None,
        output_field=models.UUIDField(),
    )
    if owned:
        _waiting(row).filter(state=State.REPORTED).update(closed_to=None, handler=handler)
    _waiting(row).update(closed_to=None)
    close_backstage(row)


def close_backstage(row: Import) -> None:
    """The group was only ever a curtain, and goes when nothing is behind it."""
    key, row.backstage = row.backstage_id, None
    if key:
        Group.objects.filter(pk=key)._raw_delete(connection.alias)


def _waiting(row: Import) -> models.QuerySet[Deviation]:
    if row.backstage_id is None:
        return Deviation.objects.none()
    return Deviation.objects.filter(company=row.company_id, closed_to=row.backstage_id)


def _in_steps(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
