"""The end of an import: everything at once, or nothing and the reasons why."""

from collections.abc import Iterable

from varde.audit import trail
from varde.people.actors import Actor
from varde.registers import merkle, rules
from varde.registers.models import Import
from varde.registers.verbs import staging
from varde.tables.faults import Fault

FAULTS_KEPT = 500


def finish(row: Import, *, digests: Iterable[bytes], by: Actor) -> None:
    """Show every case at the same moment, and record it as one event."""
    root, owned = merkle.root(digests), staging.owners(row, today=by.today)
    with trail.gathered(), rules.FINISH.taken(row, by=by):
        staging.switch(row, owned)
        row.finished_at = by.now
        row.proof = {"file_sha256": row.sha256, "rows": row.added, "merkle_root": root}


def refuse(row: Import, *, faults: Iterable[Fault], count: int, by: Actor) -> None:
    """Nothing is taken in, and everything that is wrong is told."""
    with rules.REFUSE.taken(row, by=by):
        row.faults = [fault.as_json() for fault in faults]
        row.fault_count = count
