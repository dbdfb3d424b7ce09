"""Going through all rows, some at a time: after an import, after a unit has moved, or at first."""

import datetime
import uuid
from itertools import pairwise
from typing import Any

from varde.foundation.replaying import replayable
from varde.offers import board
from varde.search.models import Cursor, Entry
from varde.search.verbs.cursors import cursor_of, move
from varde.search.verbs.indexing import read

AT_A_TIME = 50
TURNS = 40


def begin() -> dict[str, Any]:
    """Where to move the cursor: from the start again, whatever had been gone through."""
    return {"sweeping": min(board.searchables, default=""), "swept_to": None}


def sweep_all(now: datetime.datetime) -> int:
    """Some rows of every undertaking that waits for it, in short turns that let others write."""
    waiting = Cursor.objects.exclude(sweeping="").values_list("company_id", flat=True)
    return sum(sweep_some(company_id) for company_id in waiting)


def sweep_some(company_id: uuid.UUID) -> int:
    count = turn = 0
    while turn < TURNS and (done := _sweep_one_turn(company_id)) >= 0:
        count, turn = count + done, turn + 1
    return count


def _sweep_one_turn(company_id: uuid.UUID) -> int:
    """How many rows were gone through; less than none when all is done.

    Read before anything is held: only what differs is written, and that is hardly ever much.
    """
    cursor = cursor_of(company_id)
    section = board.searchables.get(cursor.sweeping) if cursor else None
    if section is None:
        return -1
    rows = section.model._base_manager.filter(company_id=company_id)
    past = {"pk__gt": cursor.swept_to} if cursor.swept_to else {}
    keys = list(rows.filter(**past).order_by("pk").values_list("pk", flat=True)[:AT_A_TIME])
    last = keys[-1] if len(keys) == AT_A_TIME else None
    change = read(section, company_id, keys + _forgotten(cursor, keys, last))
    with replayable():
        following = cursor.sweeping if last else _following(cursor.sweeping)
        if not move(cursor, sweeping=following, swept_to=last):
            return 0
        change.write()
    return len(keys)


def _forgotten(cursor: Cursor, keys: list[uuid.UUID], last: uuid.UUID | None) -> list[uuid.UUID]:
    """Entries on this stretch whose rows are gone."""
    entries = Entry.objects.filter(company_id=cursor.company_id, kind=cursor.sweeping)
    if cursor.swept_to:
        entries = entries.filter(key__gt=cursor.swept_to)
    if last:
        entries = entries.filter(key__lte=last)
    gone = entries.exclude(key__in=keys).order_by("key").values_list("key", flat=True)
    return list(gone[:AT_A_TIME])


def _following(kind: str) -> str:
    kinds = sorted(board.searchables)
    return dict(pairwise(kinds)).get(kind, "")
