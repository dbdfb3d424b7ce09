"""Writing the cases where nobody sees them, until all are there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol

from django.db import connection

from varde.deviations.models import Deviation
from varde.foundation.identity import uuid7
from varde.registers.models import Import
from varde.registers.spool import Laid
from varde.registers.verbs import backstage
from varde.registers.verbs.backstage import Backstage
from varde.registers.verbs.owners import Owners
from varde.registers.verbs.wings import Wings

_PER_QUESTION = 500


class Stage(Protocol):
    """Where cases wait for the switch, as each engine does it with nobody waiting."""

    def write(self, rows: Sequence[tuple[Any, ...]]) -> None: ...
    def switch(self, owners: Owners) -> None: ...


def stage(row: Import, *, language: str) -> Stage:
    if connection.vendor == "postgresql":
        return Wings(row, language)
    return Backstage(row, language)


def known(row: Import, digests: Sequence[bytes]) -> set[str]:
    """Which of these rows the undertaking has already."""
    found: set[str] = set()
    for some in _in_steps(digests, _PER_QUESTION):
        names = [digest.hex() for digest in some]
        rows = Deviation.objects.filter(company=row.company_id).sent_as(names)
        found.update(rows.values_list("submission", flat=True))
    return found


def write(row: Import, cases: Iterable[Laid], *, on: Stage) -> Iterator[int]:
    """Write the cases on the stage, numbered in their order; tells how many after each step."""
    serials = {int(year): first for year, first in row.numbers.items()}
    for some in _in_steps(cases, backstage.STEP):
        rows = []
        for digest, year, cells in some:
            rows.append((uuid7().hex, serials[year], digest.hex(), *cells))
            serials[year] += 1
        on.write(rows)
        yield len(some)


def _in_steps(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
