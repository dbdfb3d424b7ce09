"""A first look at a file: what it is, what its columns seem to mean, and what must be asked."""

from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from varde.registers.fields import fields
from varde.registers.languages import language_of
from varde.tables.dates import DateFinding, DateForm
from varde.tables.faults import Unreadable
from varde.tables.fields import Field, Takes, by_name, parts_of
from varde.tables.layouts import Layout
from varde.tables.mapping import Link, Mapping
from varde.tables.profiles import Column, Kind, profile
from varde.tables.proposing import propose
from varde.tables.reading import rows_of
from varde.tables.sniffing import sniff

# So many rows are looked at before anybody waits; the rest is checked before anything is taken in.
LOOKED_AT = 5_000
_SHOWN = 120
_MOST_WORDS = 60


@dataclass(frozen=True)
class Understood:
    layout: Layout
    columns: list[Column]
    mapping: Mapping
    rows: int

    @property
    def language(self) -> str:
        texts = [
            text for c in self.columns if c.kind in {Kind.TEXT, Kind.LINE} for text in c.samples
        ]
        return language_of(" ".join(texts))


def understand(path: Path, *, sheet: str = "", encoding: str = "") -> Understood:
    """Look at the beginning of the file and propose what its columns mean."""
    layout = sniff(path, sheet=sheet, encoding=encoding)
    rows = [row.cells for row in islice(rows_of(path, layout), LOOKED_AT)]
    columns = profile(layout.headings, rows)
    return Understood(layout, columns, propose(columns, fields()), len(rows))


def as_json(seen: Understood) -> dict[str, Any]:
    """What the pages need to know of the columns, so that the file is looked at only once."""
    return {
        "rows": seen.rows,
        "columns": {column.heading: _column(column) for column in seen.columns},
    }


def _column(column: Column) -> dict[str, Any]:
    words = (
        column.common if len(column.distinct) <= _MOST_WORDS and not column.many_distinct else []
    )
    return {
        "kind": column.kind,
        "filled": column.filled,
        "samples": [sample[:_SHOWN] for sample in column.samples],
        "dates": column.dates.as_json(),
        "words": [[word[:200], times] for word, times in words if len(word) <= 200],
    }


def uncounted(look: dict[str, Any]) -> list[str]:
    """Columns that only count the rows, and make no row different from another."""
    return [name for name, seen in look["columns"].items() if seen["kind"] == Kind.RUNNING]


@dataclass(frozen=True)
class Question:
    """A column whose dates may be read in more ways than one."""

    column: str
    forms: tuple[DateForm, ...]
    samples: tuple[str, ...]


def questions(mapping: Mapping, look: dict[str, Any]) -> list[Question]:
    """What a person must say before a single row can be taken in."""
    dates = {field.name for field in fields() if field.takes == Takes.DATE}
    return [
        question(link.column, look)
        for link in mapping.used
        if link.field in dates and not link.form
    ]


def question(column: str, look: dict[str, Any]) -> Question:
    seen = look["columns"].get(column, {"dates": DateFinding().as_json(), "samples": []})
    finding = DateFinding.from_json(seen["dates"])
    forms = finding.candidates
    if finding.asks:
        forms = (DateForm.DAY_FIRST, DateForm.MONTH_FIRST)
    return Question(column, forms or tuple(DateForm), tuple(seen["samples"]))


def given(column: str, field: Field, look: dict[str, Any]) -> Link:
    """A column given to a field: how its dates are written and what its words stand for."""
    seen = look["columns"].get(column, {"dates": DateFinding().as_json(), "words": []})
    form = DateFinding.from_json(seen["dates"]).form if field.takes == Takes.DATE else None
    values: dict[str, str] = {}
    if field.takes == Takes.CHOICE:
        parts = [part for word, _times in seen["words"] for part in parts_of(word)]
        values = {part: field.choice_for(part) for part in dict.fromkeys(parts[:_MOST_WORDS])}
    return Link(column, field.name, form.value if form else "", values, reason="chosen")


def said_words(link: Link, look: dict[str, Any]) -> list[str]:
    """The words to be explained, the most frequent first; a database may have mixed them up."""
    words = look["columns"].get(link.column, {"words": []})["words"]
    order = [part for word, _times in words for part in parts_of(word)]
    known = [part for part in dict.fromkeys(order) if part in link.values]
    return known + sorted(set(link.values) - set(known))


def completed(chosen: Mapping, headings: tuple[str, ...], look: dict[str, Any]) -> Mapping:
    """A mapping somebody wrote by hand, with what follows by itself filled in."""
    known = by_name(fields())
    _refuse_unknown(chosen, headings, known)
    links = {link.column: link for link in chosen.links}
    return Mapping(tuple(_completed(links.get(name, Link(name)), known, look) for name in headings))


def _completed(link: Link, known: dict[str, Field], look: dict[str, Any]) -> Link:
    if not link.field:
        return link
    itself = given(link.column, known[link.field], look)
    return replace(link, form=link.form or itself.form, values={**itself.values, **link.values})


def _refuse_unknown(chosen: Mapping, headings: tuple[str, ...], known: dict[str, Field]) -> None:
    for link in chosen.links:
        if link.column not in headings:
            raise Unreadable(_("The file has no column called %s.") % link.column)
        if link.field and link.field not in known:
            raise Unreadable(
                _("%(field)s is no field. Use one of: %(known)s.")
                % {"field": link.field, "known": ", ".join(known)}
            )
