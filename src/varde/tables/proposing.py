"""A first proposal of what the columns mean, with a reason for each. A person decides."""

from collections.abc import Sequence
from dataclasses import replace

from varde.tables.fields import FITS, Field, Takes, parts_of
from varde.tables.headings_alike import likeness
from varde.tables.mapping import Link, Mapping
from varde.tables.profiles import Column, Kind

HEADING = "heading"  # the heading names the field
ALIKE = "alike"  # the heading is like the field's name
CONTENT = "content"  # nothing but what the column holds
REASONS = (HEADING, ALIKE, CONTENT)

_ENOUGH = 0.55
_NAMED = 0.9
_FROM_CONTENT = 0.4
_MOST_VALUES = 60


def propose(columns: Sequence[Column], fields: Sequence[Field]) -> Mapping:
    """The best field for each column, no field given twice unless it joins its columns."""
    links: dict[int, Link] = {}
    taken: set[str] = set()
    offers = sorted(_offers(columns, fields), key=lambda offer: -offer[0])
    for score, column, field in offers:
        if column.index in links or (field.name in taken and not field.joins):
            continue
        if score < _ENOUGH and field.name in taken:
            continue
        taken.add(field.name)
        links[column.index] = linked(column, field, score=score)
    return Mapping(tuple(links.get(c.index, Link(column=c.heading)) for c in columns))


def linked(column: Column, field: Field, *, score: float = 0.0) -> Link:
    """A column given to a field: how its dates are written, what its words stand for."""
    link = Link(column.heading, field.name, reason=_reason(score), score=round(score, 2))
    if field.takes == Takes.DATE and column.dates.form:
        link = replace(link, form=column.dates.form.value)
    if field.takes == Takes.CHOICE:
        link = replace(link, values=values_of(column, field))
    return link


def _reason(score: float) -> str:
    if not score:
        return "chosen"
    return CONTENT if score <= _FROM_CONTENT else HEADING if score >= _NAMED else ALIKE


def values_of(column: Column, field: Field) -> dict[str, str]:
    """The different words in a column, each with the choice it stands for where that is known."""
    words: dict[str, str] = {}
    for text, _times in column.common:
        for part in parts_of(text):
            if len(words) < _MOST_VALUES:
                words.setdefault(part, field.choice_for(part))
    return words


def _offers(
    columns: Sequence[Column], fields: Sequence[Field]
) -> list[tuple[float, Column, Field]]:
    offers = []
    for column in columns:
        for field in fields:
            score = _score(column, field, columns)
            if score:
                offers.append((score, column, field))
    return offers


def _score(column: Column, field: Field, columns: Sequence[Column]) -> float:
    if not _can_fill(column, field):
        return 0.0
    by_heading = likeness(column.heading, field.names)
    if by_heading >= _ENOUGH:
        return by_heading
    return _FROM_CONTENT * _by_content(column, field, columns) if field.guessed else 0.0


def _can_fill(column: Column, field: Field) -> bool:
    """A column named for dates is one when half of it is: the rest is shown as faults."""
    if field.takes == Takes.DATE:
        return bool(column.dates.candidates) or column.kind == Kind.EMPTY
    return column.kind in FITS[field.takes]


def _by_content(column: Column, field: Field, columns: Sequence[Column]) -> float:
    """How well a column's cells alone point to the field, from 0 to 1."""
    if field.takes == Takes.CHOICE:
        return _known_share(column, field)
    if field.takes == Takes.DATE:
        return 1.0 if [c.index for c in columns if c.kind == Kind.DATE] == [column.index] else 0.0
    if field.takes == Takes.TEXT:
        longest = max((c.letters for c in columns if c.kind == Kind.TEXT), default=0)
        return 1.0 if longest and column.letters == longest else 0.0
    return 0.0


def _known_share(column: Column, field: Field) -> float:
    if column.kind != Kind.CATEGORY:
        return 0.0
    known = sum(times for text, times in column.common if field.choice_for(text))
    share = known / max(column.filled, 1)
    return share if share > 0.8 else 0.0
