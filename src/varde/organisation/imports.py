"""A table somebody wants to take in: what stands in it, and what its columns seem to mean."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from varde.organisation.models import Import
from varde.tables.faults import Fault, Unreadable
from varde.tables.fields import Field
from varde.tables.headings_alike import likeness
from varde.tables.mapping import Mapping
from varde.tables.profiles import profile
from varde.tables.proposing import HEADING, propose
from varde.tables.reading import rows_of
from varde.tables.records import Reader, Record
from varde.tables.rows import Row
from varde.tables.sniffing import sniff

UNITS, PEOPLE = "units", "people"
MOST_ROWS = 20_000
NAMED = 0.9


class Look(NamedTuple):
    """A whole small table, as JSON can hold it."""

    headings: list[str]
    rows: list[list[object]]
    mapping: Mapping


class Plan(NamedTuple):
    """What taking in a table would do. With faults in it, nothing is done."""

    new: list[Any]
    known: int
    faults: list[Fault]


def look_at(path: Path, fields: Sequence[Field]) -> Look:
    """Read the file, and propose what its columns mean."""
    layout = sniff(path)
    rows = list(islice(rows_of(path, layout), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise Unreadable(
            _("The table has more than %(most)s rows. Take in a part of it at a time.")
            % {"most": MOST_ROWS}
        )
    columns = profile(layout.headings, [row.cells for row in rows])
    mapping = _named_alike(propose(columns, fields), fields)
    return Look(list(layout.headings), [list(row) for row in rows], mapping)


def _named_alike(mapping: Mapping, fields: Sequence[Field]) -> Mapping:
    """In a table for one purpose, a heading that names a field is enough, whatever lies below."""
    taken = {link.field for link in mapping.used}
    free = [field for field in fields if field.name not in taken]
    named = [
        replace(link, field=field.name, reason=HEADING)
        for link in mapping.kept
        for field in free
        if likeness(link.column, field.names) >= NAMED
    ]
    return mapping.changed({link.field: link for link in reversed(named)}.values())


def records(given: Import, fields: Sequence[Field]) -> Iterator[Record]:
    """The rows with the meaning the columns have now."""
    mapping = Mapping.from_json(given.columns)
    reader = Reader(given.headings, mapping, fields)
    return reader.records(Row(*row) for row in given.rows)
