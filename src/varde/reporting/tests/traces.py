"""Everything that is kept anywhere, to see what a visit left behind."""

import base64
import pickle
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection

Kept = dict[tuple[str, str], str]


def everything(contents: Path) -> Kept:
    """All rows of all tables, the shared cache, and the files on disk."""
    return {**_rows(), **_cached(), **_files(contents)}


def left_behind(before: Kept, after: Kept) -> str:
    """What is new or changed, in one text to search."""
    return "\n".join(value for key, value in after.items() if before.get(key) != value)


def _rows() -> Kept:
    return {
        (model._meta.label, str(row.get("id", row))): repr(sorted(row.items()))
        for model in apps.get_models(include_auto_created=True)
        for row in model._base_manager.values()
    }


def _cached() -> Kept:
    """The cache's own table: keys and what lies behind them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        rows = cursor.fetchall()
    return {("cache", key): f"{key} {_unpacked(value)}" for key, value in rows}


def _unpacked(value: Any) -> str:
    return repr(pickle.loads(base64.b64decode(value)))


def _files(contents: Path) -> Kept:
    found = [path for path in contents.rglob("*") if path.is_file()]
    return {("file", str(path)): f"{path} {path.read_bytes()!r}" for path in found}
