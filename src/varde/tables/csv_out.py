"""CSV out, as Norwegian Excel opens it: semicolons, and UTF-8 with its mark."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Any

from django.utils.translation import gettext as _

_BATCH = 500
_AS_FAR_AS_MINUTES = len("2026-11-22 02:30")  # and not its time zone
_NUMBER = re.compile(r"[+-]?\d[\d ]*(?:[.,]\d+)?$")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BEGINS_FORMULA = frozenset(_STARTS_FORMULA)


def csv_lines(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The table in pieces, ready to be sent while it is being made."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow([harmless(text_of(heading)) for heading in headings])
    remaining = iter(rows)
    while some := list(islice(remaining, _BATCH)):
        columns = [_written(values) for values in zip_longest(*some, fillvalue="")]
        writer.writerows(zip(*columns, strict=True))
        yield _taken(buffer)
    if buffer.tell():  # the headings alone
        yield _taken(buffer)


def _written(values: Sequence[Any]) -> Sequence[str]:
    """One column of many rows: a column of plain words is seen to be one, and left as it is."""
    if {type(value) for value in values} == {str} and _is_plain(values):
        return values
    return [harmless(text_of(value)) for value in values]


def _is_plain(texts: Sequence[str]) -> bool:
    return "\0" not in "".join(texts) and _BEGINS_FORMULA.isdisjoint(text[:1] for text in texts)


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
        return value.isoformat(" ", "minutes")[:_AS_FAR_AS_MINUTES]
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    return str(value).replace("\0", "")


def harmless(text: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula and run."""
    if text.startswith(_STARTS_FORMULA) and not _NUMBER.match(text):
        return "'" + text
    return text
