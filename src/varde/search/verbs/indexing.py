"""Writing down what rows are found by: read and put together first, then written in one piece."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Any

from django.db.models import CharField, UUIDField

from varde.foundation.questions import Given, Question, givens, numbered
from varde.foundation.rows import put_in
from varde.offers import board
from varde.offers.board import Searchable
from varde.search import scopes, words
from varde.search.models import Entry, place_in_time

MOST_TEXT = 20_000
FEW = 20  # questions kept; mostly it is asked of one row, or of as many as there are in a turn


@dataclass
class Change:
    """What is to be written. Nothing is until then, so that others can write meanwhile."""

    gone: list[int] = field(default_factory=list)
    new: list[Entry] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)

    def write(self) -> None:
        """Inside a transaction."""
        if self.gone:
            Entry.objects.filter(pk__in=self.gone).delete()
        put_in(self.new)
        Entry.objects.bulk_update(self.changed, ["words", "parts"], batch_size=100)


def read(section: Searchable, company_id: uuid.UUID, keys: Sequence[uuid.UUID]) -> Change:
    """These rows as they are now; those that are gone are found no more."""
    given = numbered("key", keys)
    known = _known(len(keys)).ask(company=company_id, kind=section.key, **given)
    entries = {entry.key: entry for entry in known}
    rows = _rows(section.key, len(keys)).ask(company=company_id, **given)
    there = {row.pk for row in rows}
    return Change(
        gone=[entry.pk for key, entry in entries.items() if key not in there],
        new=_new(section, company_id, [row for row in rows if row.pk not in entries]),
        changed=_changed(section, [(entries[row.pk], row) for row in rows if row.pk in entries]),
    )


@lru_cache(maxsize=FEW)
def _known(count: int) -> Question:
    """What is written down of so many rows."""
    who: dict[str, Any] = {
        "company_id": Given("company", UUIDField()),
        "kind": Given("kind", CharField()),
    }
    keys: Any = givens("key", count, UUIDField())
    return Question(lambda: Entry.objects.filter(key__in=keys, **who))


@lru_cache(maxsize=FEW)
def _rows(kind: str, count: int) -> Question:
    """So many rows of a section, with what they are found by."""
    section = board.searchables[kind]
    found = section.model.objects.select_related(*section.related)
    company = Given("company", UUIDField())
    return Question(
        lambda: found.filter(company_id=company, pk__in=givens("key", count, UUIDField()))
    )


def _new(section: Searchable, company_id: uuid.UUID, rows: Sequence[Any]) -> list[Entry]:
    places = {row.pk: place_in_time(section.text(row).moment, row.pk) for row in rows}
    taken = set(Entry.objects.filter(pk__in=places.values()).values_list("pk", flat=True))
    new = []
    for row in rows:
        place = next(free for free in count(places[row.pk]) if free not in taken)
        taken.add(place)
        found_by, parts = _read(section, row)
        who = {"company_id": company_id, "kind": section.key, "key": row.pk}
        new.append(Entry(id=place, words=found_by, parts=parts, **who))
    return new


def _changed(section: Searchable, pairs: Sequence[tuple[Entry, Any]]) -> list[Entry]:
    changed = []
    for entry, row in pairs:
        before = (entry.words, entry.parts)
        entry.words, entry.parts = _read(section, row)
        if before != (entry.words, entry.parts):
            changed.append(entry)
    return changed


def _read(section: Searchable, row: Any) -> tuple[str, str]:
    """All words it is found by, and its text for parts of words."""
    text = section.text(row)
    texts = [one[:MOST_TEXT] for one in text.texts if one]
    found_by = words.known_by(texts, text.numbers) | scopes.of_row(section.key, text)
    return " ".join(sorted(found_by)), words.plain("\n".join(texts))
