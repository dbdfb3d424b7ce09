"""CSV out, as Norwegian Excel opens it: semicolons, and UTF-8 with its mark."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

_BATCH = 500
_NUMBER = re.compile(r"[+-]?\d[\d ]*(?:[.,]\d+)?$")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_lines(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The table in pieces, ready to be sent while it is being made."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow([harmless(text_of(heading)) for heading in headings])
    for number, row in enumerate(rows, start=1):
        writer.writerow([harmless(text_of(value)) for value in row])
        if number % _BATCH == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def text_of(value: Any) -> str:
    """A value as text that reads back as the same value."""
    if type(value) is str and "\0" not in value:  # most of a table
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None).isoformat(" ", "minutes")
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    return str(value).replace("\0", "")


def harmless(text: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula and run."""
    if text.startswith(_STARTS_FORMULA) and not _NUMBER.match(text):
        return "'" + text
    return text
