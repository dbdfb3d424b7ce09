"""Cases behind the stage: written in small steps, seen by nobody, shown all at once.

Until the switch the cases are closed to a group that has no members, and so are absent from
everybody's lists (Deviation.visible_to). Where only one can write at a time, others wait for one
small step at most.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models, transaction

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.people import rules as people
from varde.people.models import Group
from varde.registers import columns, engines
from varde.registers.models import Import
from varde.registers.verbs.owners import Owners

# So many rows are written in some 50 ms on SQLite: nobody waits longer for their own turn.
STEP = 1_000


class Backstage:
    """Straight into the table, behind a curtain."""

    def __init__(self, row: Import, language: str) -> None:
        draw(row)
        self._row = row
        usual = columns.usual(row, language, row.backstage_id)
        self._names = [*columns.names(), *usual]
        self._usual = tuple(usual.values())

    def write(self, rows: Sequence[tuple[Any, ...]]) -> None:
        whole = [cells + self._usual for cells in rows]
        with transaction.atomic():
            engines.insert(Deviation._meta.db_table, self._names, whole)

    def switch(self, owners: Owners) -> None:
        """Show all cases: the open ones to whoever answers for their unit, then the rest.

        Two statements, for a case that gets no handler need not be moved in the handlers' indexes.
        """
        waiting = _waiting(self._row)
        if owners:
            handler = models.Case(
                *(models.When(unit=unit, then=models.Value(pk)) for unit, pk in owners.items()),
                default=None,
                output_field=models.UUIDField(),
            )
            waiting.filter(state=State.REPORTED).update(closed_to=None, handler=handler)
        waiting.update(closed_to=None)
        take_down(self._row)


def draw(row: Import) -> None:
    """A group nobody is in."""
    if row.backstage is None:
        group = Group(company=row.company, name=f"import {row.pk}", state=people.CLOSED)
        with transaction.atomic():
            group.save(force_insert=True)
            row.backstage = group
            row.save(update_fields=["backstage"])


def clear(row: Import) -> None:
    """Take away, in small steps, what was never shown to anybody."""
    waiting = _waiting(row)
    while keys := list(waiting.values_list("pk", flat=True)[:STEP]):
        with transaction.atomic():
            Deviation.objects.filter(pk__in=keys)._raw_delete(connection.alias)


def take_down(row: Import) -> None:
    """The group was only ever a curtain, and goes when nothing is behind it."""
    key, row.backstage = row.backstage_id, None
    if key:
        Group.objects.filter(pk=key)._raw_delete(connection.alias)


def _waiting(row: Import) -> models.QuerySet[Deviation]:
    if row.backstage_id is None:
        return Deviation.objects.none()
    return Deviation.objects.filter(company=row.company_id, closed_to=row.backstage_id)
