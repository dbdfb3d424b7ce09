"""From what was typed to what is shown: the index points, and each row is asked once more."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from varde.offers import board
from varde.organisation import paging
from varde.people.actors import Actor
from varde.search import scopes
from varde.search.engines import engine
from varde.search.models import Entry
from varde.search.verbs.keeping_up import catch_up
from varde.search.words import Asked, asked

FEW, MANY = 10, 50
LAST = 2**63 - 1
MOST_PAGES = 5


@dataclass(frozen=True)
class Found:
    """Some of a section, and where the next ones begin."""

    key: str
    label: Any
    more: Any
    hits: list[board.Hit]
    after: str


def keys_of(kind: str, typed: str, viewer: Actor) -> "QuerySet[Entry, uuid.UUID] | None":
    """The keys of all rows with these words, to narrow a list by; None when nothing is asked."""
    looked_for = asked(typed)
    if not looked_for:
        return None
    catch_up(viewer.company_id)
    section = board.searchables[kind]
    entries = engine().matching(looked_for, scopes.of_viewer(section, viewer))
    return entries.filter(company_id=viewer.company_id, kind=kind).values_list("key", flat=True)


def pages(typed: str, viewer: Actor) -> list[board.Page]:
    """The pages of every room that go by these words, as far as this viewer may open them."""
    offered = board.pages.read(viewer) if typed.strip() else []
    return [one for one in offered if one.is_meant_by(typed)][:MOST_PAGES]


def everywhere(typed: str, viewer: Actor) -> list[Found]:
    """The first few of each section that has any."""
    catch_up(viewer.company_id)
    looked_for = asked(typed)
    kinds = [board.searchables[key] for key in sorted(board.searchables)]
    found = _by_words(kinds, looked_for, viewer, "", FEW)
    found += [_by_name(one, typed, viewer, "", FEW) for one in board.named.values()]
    return [section for section in found if section.hits]


def in_section(key: str, typed: str, viewer: Actor, *, after: str) -> Found | None:
    """One section by itself, fifty at a time."""
    if key in board.searchables:
        catch_up(viewer.company_id)
        (found,) = _by_words([board.searchables[key]], asked(typed), viewer, after, MANY)
        return found
    known = board.named.get(key)
    return _by_name(known, typed, viewer, after, MANY) if known else None


def _by_words(
    sections: Sequence[board.Searchable], looked_for: Asked, viewer: Actor, after: str, most: int
) -> list[Found]:
    """A query for the places of each section, one for all their keys, one for the rows of each."""
    found = {
        one.key: _places(one, looked_for, viewer, after, most + 1) if looked_for else []
        for one in sections
    }
    shown = [place for places in found.values() for place in places[:most]]
    places: dict[str, dict[uuid.UUID, int]] = defaultdict(dict)
    for kind, key, place in Entry.objects.filter(pk__in=shown).values_list("kind", "key", "pk"):
        places[kind][key] = place
    return [_found(one, found[one.key], places[one.key], viewer, most) for one in sections]


def _found(
    section: board.Searchable,
    found: list[int],
    places: dict[uuid.UUID, int],
    viewer: Actor,
    most: int,
) -> Found:
    seen = section.model.objects.visible_to(viewer).filter(pk__in=list(places))
    newest = sorted(seen.select_related(*section.related), key=lambda row: -places[row.pk])
    following = str(found[most - 1]) if len(found) > most else ""
    hits = [section.hit(row, viewer) for row in newest]
    return Found(section.key, section.label, section.more, hits, following)


def _places(
    section: board.Searchable, looked_for: Asked, viewer: Actor, after: str, most: int
) -> list[int]:
    known = after.isascii() and after.isdecimal() and int(after[:20]) <= LAST
    before = int(after) if known else None
    where = scopes.of_viewer(section, viewer)
    return engine().newest(looked_for, where, before=before, most=most)


def _by_name(section: board.Named, typed: str, viewer: Actor, after: str, most: int) -> Found:
    rows = section.found(viewer, typed)
    page = paging.page(rows, after=after, size=most)
    hits = [section.hit(row, viewer) for row in page.rows]
    return Found(section.key, section.label, section.more, hits, page.after)
