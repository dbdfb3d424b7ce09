"""From what was typed to what is shown: the index points, and each row is asked once more."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from varde.foundation.questions import KEPT, Question
from varde.offers import board
from varde.organisation import paging
from varde.people.actors import Actor
from varde.search import scopes
from varde.search.engines import engine
from varde.search.models import Place
from varde.search.narrowing import among
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


def pages(typed: str, viewer: Actor) -> list[board.Page]:
    """The pages of every room that go by these words, as far as this viewer may open them."""
    offered = board.pages.read(viewer) if typed.strip() else []
    return [one for one in offered if one.is_meant_by(typed)][:MOST_PAGES]


def everywhere(typed: str, viewer: Actor) -> list[Found]:
    """The first few of each section that has any."""
    catch_up(viewer.company_id)
    looked_for = asked(typed)
    kinds = [board.searchables[key] for key in sorted(board.searchables)]
    found = [_by_words(one, looked_for, viewer, "", FEW) for one in kinds]
    found += [_by_name(one, typed, viewer, "", FEW) for one in board.named.values()]
    return [section for section in found if section.hits]


def in_section(key: str, typed: str, viewer: Actor, *, after: str) -> Found | None:
    """One section by itself, fifty at a time."""
    if key in board.searchables:
        catch_up(viewer.company_id)
        return _by_words(board.searchables[key], asked(typed), viewer, after, MANY)
    known = board.named.get(key)
    return _by_name(known, typed, viewer, after, MANY) if known else None


def _by_words(
    section: board.Searchable, looked_for: Asked, viewer: Actor, after: str, most: int
) -> Found:
    """The index knows which; the rows themselves know what they say, and who may see them."""
    places = _places(section, looked_for, viewer, after, most + 1) if looked_for else []
    shown = {place.key: place.number for place in places[:most]}
    found = _lines(section.key, viewer.as_today()).ask(keys=shown) if shown else []
    newest = sorted((section.line(*values) for values in found), key=lambda one: -shown[one.pk])
    following = str(places[most - 1].number) if len(places) > most else ""
    hits = section.hits(newest, viewer)
    return Found(section.key, section.label, section.more, hits, following)


@lru_cache(maxsize=KEPT)
def _lines(kind: str, viewer: Actor) -> Question:
    section = board.searchables[kind]
    seen = section.model.objects.visible_to(viewer)
    return Question(among(seen).values_list(*section.fields))


def _places(
    section: board.Searchable, looked_for: Asked, viewer: Actor, after: str, most: int
) -> list[Place]:
    known = after.isascii() and after.isdecimal() and int(after[:20]) <= LAST
    before = int(after) if known else None
    where = scopes.of_viewer(section, viewer)
    return engine().newest(looked_for, where, before=before, most=most)


def _by_name(section: board.Named, typed: str, viewer: Actor, after: str, most: int) -> Found:
    rows = section.found(viewer, typed)
    page = paging.page(rows, after=after, size=most)
    hits = section.hits(page.rows, viewer)
    return Found(section.key, section.label, section.more, hits, page.after)
