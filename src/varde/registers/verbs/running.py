"""Taking a register over: every row is checked, then staged, then all are shown at once."""

import datetime
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from varde.deviations.rules import State
from varde.organisation import numbering
from varde.organisation.models import Unit
from varde.people.actors import Actor
from varde.registers import shelf
from varde.registers.cases import Case, Drafter, Ground, first_columns, named
from varde.registers.columns import Plain
from varde.registers.engines import lean, unhurried
from varde.registers.fields import fields
from varde.registers.models import Import
from varde.registers.spool import Spool
from varde.registers.understanding import uncounted
from varde.registers.verbs import backstage, staging
from varde.registers.verbs.finishing import FAULTS_KEPT, finish, refuse
from varde.registers.verbs.owners import owners
from varde.tables.faults import Fault, Unreadable
from varde.tables.reading import rows_of
from varde.tables.records import Reader

_TOLD_EVERY = 2_000


@dataclass
class Checked:
    """What reading the whole file once has shown."""

    rows: int = 0
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    doubled: int = 0
    years: Counter[int] = field(default_factory=Counter)
    digests: dict[bytes, int] = field(default_factory=dict)  # row digest → year
    open_units: set[uuid.UUID] = field(default_factory=set)  # units somebody must answer for

    def add(self, case: Case) -> bool:
        """Count the row; whether it is good and new."""
        self.rows += 1
        if case.faults:
            self.fault_count += len(case.faults)
            self.faults += case.faults[: FAULTS_KEPT - len(self.faults)]
            return False
        if case.digest in self.digests:
            self.doubled += 1
            return False
        self.digests[case.digest] = year = case.values["year"]
        self.years[year] += 1
        if case.values["state"] == State.REPORTED:
            self.open_units.add(case.values["unit_id"])
        return True

    def leave_out(self, known: set[str]) -> None:
        """Rows the undertaking has already."""
        for submission in known:
            self.years[self.digests.pop(bytes.fromhex(submission))] -= 1


# What a watcher is told: how many rows are written, of how many read.
Watch = Callable[[int, int], None]


def carry_out(row: Import, *, by: Actor, watch: Watch = lambda _so_far, _total: None) -> None:
    """Take the register over, all or nothing. May be begun again when it was cut off."""

    def tell(so_far: int, total: int) -> None:
        _tell(row, so_far=so_far, total=total)
        watch(so_far, total)

    with lean(), Spool() as spool:
        try:
            plain = Plain()
            checked = check(
                row,
                shelf.place(row.pk),
                now=by.now,
                good=lambda case: spool.lay_aside(plain.laid(case)),
                tell=tell,
            )
        except Unreadable as wrong:
            refuse(row, faults=[Fault(0, "", "", str(wrong))], count=1, by=by)
            return
        if checked.fault_count:
            refuse(row, faults=checked.faults, count=checked.fault_count, by=by)
            return
        stage = _stage(row, checked, spool, tell)
        owned = owners(checked.open_units, today=by.today)
        finish(row, stage, digests=checked.digests, owned=owned, by=by)
    shelf.clear(row.pk)


def check(
    row: Import,
    path: Path,
    *,
    now: datetime.datetime,
    good: Callable[[Case], None] = lambda case: None,
    tell: Watch = lambda _so_far, _total: None,
) -> Checked:
    """Read the whole file without taking anything in; `good` gets every row that can be."""
    checked = Checked()
    for case in cases(row, path, now=now):
        if checked.add(case):
            good(case)
        if checked.rows % _TOLD_EVERY == 0:
            tell(0, checked.rows)
    tell(0, checked.rows)
    return checked


def cases(row: Import, path: Path, *, now: datetime.datetime) -> Iterator[Case]:
    """The file's rows as cases, one at a time."""
    if not path.exists():
        raise Unreadable(_("The file is no longer here. Choose it again."))
    layout, mapping = row.layout, row.mapping
    reader = Reader(layout.headings, mapping, fields(), uncounted=uncounted(row.stored_look))
    drafter = Drafter(_ground(row, now))
    return (drafter.draft(record) for record in reader.records(rows_of(path, layout)))


def _ground(row: Import, now: datetime.datetime) -> Ground:
    units = Unit.objects.filter(company=row.company).open()
    chosen = units.filter(pk=row.decided("unit") or None).first() or units.top()[0]
    return Ground(
        now=now,
        zone=ZoneInfo(row.company.time_zone),
        unit=chosen.pk,
        units=named(units.values_list("pk", "name", "number")),
        state=row.decided("state") or State.REPORTED,
        headings=first_columns(row.mapping),
    )


def _stage(row: Import, checked: Checked, spool: Spool, tell: Watch) -> staging.Stage:
    """Write everything new where nobody sees it yet."""
    backstage.clear(row)  # what an import that was cut off left there
    known = staging.known(row, list(checked.digests))
    checked.leave_out(known)
    _reserve(row, checked, known=len(known))
    new = (case for case in spool.cases() if case.digest in checked.digests)
    stage = staging.stage(row, language=row.decided("language") or "nb")
    so_far = 0
    with unhurried():
        for count in staging.write(row, new, on=stage):
            so_far += count
            tell(so_far, checked.rows)
    return stage


def _reserve(row: Import, checked: Checked, *, known: int) -> None:
    """Numbers in a block a year. What was reserved before a break is used after it."""
    for year, count in sorted(checked.years.items()):
        if count and str(year) not in row.numbers:
            first = numbering.take(row.company, kind="deviation", year=year, count=count)
            row.numbers[str(year)] = first
            row.save(update_fields=["numbers"])
    row.known, row.doubled, row.added = known, checked.doubled, len(checked.digests)
    row.save(update_fields=["known", "doubled", "added"])


def _tell(row: Import, *, so_far: int, total: int) -> None:
    """For whoever watches. Written on its own, so that it can be seen at once."""
    Import.objects.filter(pk=row.pk).update(so_far=so_far, total=total)
