"""What happens later: contents no row speaks of are swept away after a day."""

import datetime

from django.db.models import Q

from varde.files import storage
from varde.files.models import Attachment

GRACE = datetime.timedelta(days=1)


def sweep_orphans(now: datetime.datetime) -> int:
    """Drop what was sent but never hung on a row, and say how many. May run at any time."""
    swept = 0
    for paths in storage.contents():
        for path in _orphans(paths, now):
            storage.drop(path)
            swept += 1
    return swept


def _orphans(paths: list[str], now: datetime.datetime) -> list[str]:
    """Those that no row speaks of and that have not been written for a day.

    The age is read last: the same content sent again is young before its row is written.
    """
    names = {path: path.rpartition("/")[2] for path in paths}
    shas = list(names.values())
    rows = Attachment._base_manager.filter(Q(sha256__in=shas) | Q(thumbnail__in=shas))
    used = {sha for pair in rows.values_list("sha256", "thumbnail") for sha in pair}
    return [path for path, name in names.items() if name not in used and _is_old(path, now)]


def _is_old(path: str, now: datetime.datetime) -> bool:
    return now - storage.written_at(path) > GRACE
