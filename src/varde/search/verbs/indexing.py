"""Writing down what rows are found by."""

import uuid
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from varde.offers.board import Searchable
from varde.search import scopes, words
from varde.search.models import Entry, place_in_time

MOST_TEXT = 20_000


def index(section: Searchable, company_id: uuid.UUID, keys: Sequence[uuid.UUID]) -> None:
    """These rows as they are now; those that are gone are found no more."""
    known = Entry.objects.filter(company_id=company_id, kind=section.key, key__in=keys)
    entries = {entry.key: entry for entry in known}
    rows = list(
        section.model.objects.select_related(*section.related).filter(
            company_id=company_id, pk__in=keys
        )
    )
    there = {row.pk for row in rows}
    gone = [entry.pk for key, entry in entries.items() if key not in there]
    if gone:
        Entry.objects.filter(pk__in=gone).delete()
    _write(section, company_id, [row for row in rows if row.pk not in entries])
    _rewrite(section, [(entries[row.pk], row) for row in rows if row.pk in entries])


def _write(section: Searchable, company_id: uuid.UUID, rows: Sequence[Any]) -> None:
    places = {row.pk: place_in_time(section.text(row).moment, row.pk) for row in rows}
    taken = set(Entry.objects.filter(pk__in=places.values()).values_list("pk", flat=True))
    new = []
    for row in rows:
        place = next(free for free in count(places[row.pk]) if free not in taken)
        taken.add(place)
        found_by, parts = _read(section, row)
        who = {"company_id": company_id, "kind": section.key, "key": row.pk}
        new.append(Entry(id=place, words=found_by, parts=parts, **who))
    Entry.objects.bulk_create(new, batch_size=100)


def _rewrite(section: Searchable, pairs: Iterable[tuple[Entry, Any]]) -> None:
    changed = []
    for entry, row in pairs:
        before = (entry.words, entry.parts)
        entry.words, entry.parts = _read(section, row)
        if before != (entry.words, entry.parts):
            changed.append(entry)
    Entry.objects.bulk_update(changed, ["words", "parts"], batch_size=100)


def _read(section: Searchable, row: Any) -> tuple[str, str]:
    """All words it is found by, and its text for parts of words."""
    text = section.text(row)
    texts = [one[:MOST_TEXT] for one in text.texts if one]
    found_by = words.known_by(texts, text.numbers) | scopes.of_row(section.key, text)
    return " ".join(sorted(found_by)), words.plain("\n".join(texts))
