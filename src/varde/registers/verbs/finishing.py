"""The end of an import: everything at once, or nothing and the reasons why."""

from collections.abc import Iterable

from varde.audit import trail
from varde.people.actors import Actor
from varde.registers import merkle, rules
from varde.registers.engines import swept_afterwards
from varde.registers.models import Import
from varde.registers.verbs.owners import Owners
from varde.registers.verbs.staging import Stage
from varde.tables.faults import Fault

FAULTS_KEPT = 500


def finish(
    row: Import, stage: Stage, *, digests: Iterable[bytes], owned: Owners, by: Actor
) -> None:
    """Show every case at the same moment, and record it as one event."""
    root = merkle.root(digests)
    with swept_afterwards(), trail.gathered(), rules.FINISH.taken(row, by=by):
        stage.switch(owned)
        row.finished_at = by.now
        row.proof = {"file_sha256": row.sha256, "rows": row.added, "merkle_root": root}


def refuse(row: Import, *, faults: Iterable[Fault], count: int, by: Actor) -> None:
    """Nothing is taken in, and everything that is wrong is told."""
    with rules.REFUSE.taken(row, by=by):
        row.faults = [fault.as_json() for fault in faults]
        row.fault_count = count
