"""The first rows as the cases they would become, and what is wrong among them."""

import datetime
from dataclasses import dataclass, field
from itertools import islice

from varde.organisation.models import Unit
from varde.registers import shelf
from varde.registers.cases import Case
from varde.registers.models import Import
from varde.registers.understanding import LOOKED_AT
from varde.registers.verbs.running import cases
from varde.tables.faults import Fault, Unreadable

_SAMPLES = 5
_SHOWN = 50


@dataclass
class Preview:
    rows: int = 0
    samples: list[Case] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    doubled: int = 0
    unknown_units: int = 0
    more: bool = False  # the file goes on below what was looked at

    @property
    def faults_shown(self) -> list[Fault]:
        return self.faults[:_SHOWN]


def preview(row: Import, *, now: datetime.datetime) -> Preview:
    """Look at as much of the file as nobody needs to wait for."""
    made, seen = Preview(), set[bytes]()
    try:
        for case in islice(cases(row, shelf.place(row.pk), now=now), LOOKED_AT + 1):
            if made.rows == LOOKED_AT:
                made.more = True
                break
            _add(made, case, seen)
    except Unreadable as wrong:
        made.faults.append(Fault(0, "", "", str(wrong)))
        made.fault_count += 1
    return made


def _add(made: Preview, case: Case, seen: set[bytes]) -> None:
    made.rows += 1
    made.faults += case.faults
    made.fault_count += len(case.faults)
    made.doubled += case.digest in seen
    seen.add(case.digest)
    if not case.faults and len(made.samples) < _SAMPLES:
        made.samples.append(case)


def unit_names(row: Import) -> dict[object, str]:
    units = Unit.objects.filter(company=row.company_id).open()
    return dict(units.values_list("pk", "name"))
