"""Taking a table in: read, say what the columns mean, take in or drop."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.db.models import F
from django.utils.translation import gettext as _

from varde.foundation.refusals import Refused
from varde.organisation import imports, rules, unit_table
from varde.organisation.models import Import, Unit
from varde.organisation.names import sorting_key
from varde.organisation.unit_table import Planned
from varde.steps.step import Actor
from varde.tables.fields import Field
from varde.tables.mapping import Mapping

KEPT = datetime.timedelta(days=1)
BATCH = 500
LONGEST_PATH = 255


def read_in(*, kind: str, path: Path, file_name: str, fields: Sequence[Field], by: Actor) -> Import:
    """Look at a table before anything is done with it. Older ones nobody took in are dropped."""
    look = imports.look_at(path, fields)
    mapping = unit_table.with_parents(look) if kind == imports.UNITS else look.mapping
    for old in Import.objects.kept().filter(company_id=by.company_id, kind=kind):
        drop_import(old, by=by)
    given = Import(
        company_id=by.company_id,
        kind=kind,
        file_name=file_name[-200:],
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
        headings=look.headings,
        rows=look.rows,
        columns=mapping.as_json(),
        read_at=by.now,
    )
    return rules.READ_IN.create(given, by=by)


def choose_columns(given: Import, *, mapping: Mapping, by: Actor) -> None:
    """Say which column is what."""
    with rules.CHOOSE_COLUMNS.taken(given, by=by):
        given.columns = mapping.as_json()


def drop_import(given: Import, *, by: Actor) -> None:
    """The table is not wanted; nothing of what stood in it is kept."""
    with rules.DROP_IMPORT.taken(given, by=by):
        empty(given)


def take_in_units(given: Import, *, by: Actor) -> None:
    """Every unit of the table, or none. One event tells of them all."""
    with rules.TAKE_IN.taken(given, by=by):
        list(Unit.objects.select_for_update(no_key=True).filter(company_id=by.company_id, depth=1))
        plan = unit_table.plan(given)
        refuse_faults(plan)
        units = _planted(plan.new, given)
        given.added, given.added_digest = len(units), digest_of(str(unit.pk) for unit in units)
        empty(given)


def refuse_faults(plan: imports.Plan) -> None:
    """All or nothing."""
    if plan.faults:
        raise Refused(_("Put right what is wrong in the table first, and read it in again."))


def empty(given: Import) -> None:
    """What stood in the table is not kept beside what became of it."""
    given.headings, given.rows, given.columns = [], [], {}


def digest_of(keys: Iterable[str]) -> str:
    """What came of an import, in one number that can be made again from the rows."""
    return hashlib.sha256(json.dumps(sorted(keys)).encode()).hexdigest()


def _planted(new: Sequence[Planned], given: Import) -> list[Unit]:
    """The whole lot in a few statements, with the paths the tree would have given them."""
    made: dict[Planned, Unit] = {}
    counts: dict[str, int] = {}
    for one in new:
        assert one.parent is not None
        above = made[one.parent] if isinstance(one.parent, Planned) else one.parent
        if above.path not in counts:
            counts[above.path] = _last_step(above) if isinstance(one.parent, Unit) else 0
        counts[above.path] += 1
        made[one] = _unit(one, above, counts[above.path], given)
        above.numchild += 1
    units = list(made.values())
    Unit.objects.bulk_create(units, batch_size=BATCH)
    _count_children(new)
    return units


def _unit(one: Planned, above: Unit, step: int, given: Import) -> Unit:
    depth = above.depth + 1
    path = Unit._get_path(above.path, depth, step)
    if len(path) > LONGEST_PATH:
        raise Refused(_("The units lie too deep under one another. Take away some levels."))
    return Unit(
        company_id=given.company_id,
        name=one.name,
        sort_name=sorting_key(one.name),
        number=one.number,
        state=rules.OPEN,
        depth=depth,
        path=path,
        numchild=0,
    )


def _last_step(above: Unit) -> int:
    last = Unit.objects.all().right_under(above).order_by("-path").first()
    return int(last._get_lastpos_in_path()) if last else 0


def _count_children(new: Sequence[Planned]) -> None:
    """Units that stood before know how many new ones they got."""
    got: dict[Unit, int] = {}
    for one in new:
        if isinstance(one.parent, Unit):
            got[one.parent] = got.get(one.parent, 0) + 1
    for unit, more in got.items():
        Unit.objects.filter(pk=unit.pk).update(numchild=F("numchild") + more)
