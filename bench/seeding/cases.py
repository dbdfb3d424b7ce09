"""The rows of made-up cases: each as the verbs would have left it, in the tables of seven rooms."""

import random
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.seeding.draws import ASSESSED, Drawn, Draws, stamp
from bench.seeding.ground import Ground, Place
from bench.seeding.lives import Life
from bench.seeding.loading import Row, Table
from bench.seeding.vocabulary import Vocabulary

from varde.deviations.models import Deviation
from varde.deviations.offers.searching import CASES
from varde.deviations.rules import State
from varde.deviations.words import Method, Source
from varde.offers import board
from varde.people.models import Member
from varde.search import scopes, words
from varde.search.models import Entry, place_in_time

RICH_EVERY = 10
A_BATCH = 10_000
TITLE, TEXT, CONCLUSION = 4, 11, 6  # words

CASE = (
    *("id", "company_id", "year", "serial", "title", "text", "unit_id", "workplace_id"),
    *("reporter_id", "handler_id", "state", "due_date", "happened_at", "discovered_at"),
    *("reported_at", "first_answer_at", "kind", "nature", "area", "actual", "potential"),
    *("is_dangerous_now", "submission", "code", "method", "cause", "conclusion", "closed_at"),
    "closed_to_id",
)
ENTRY = ("id", "company_id", "kind", "key", "words", "parts")


def tables() -> dict[str, Table]:
    """By what they hold; none of them is written by more than one batch at a time."""
    blank = Deviation(source=Source.MEMBER, anyone_hurt=False)
    own = {
        "cases": Table(Deviation, CASE, blank),
        "entries": Table(Entry, ENTRY, Entry()),
    }
    return own | Life.tables()


@dataclass
class Batch:
    """Rows for each table, and how far numbers have come."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, *rows: Row) -> None:
        self.rows.setdefault(table, []).extend(rows)


class Maker:
    """Cases of one undertaking, batch after batch."""

    def __init__(self, ground: Ground, chance: random.Random, now: Any, *, event: int) -> None:
        self._ground, self._chance = ground, chance
        self._draws = Draws(ground, chance, now)
        self._words = Vocabulary(chance)
        self._found = FoundBy(ground)
        self.serials: Counter[int] = Counter()
        self.life = Life(ground, self._words, self._found, now=now, event=event)

    def batches(self, count: int) -> Iterator[Batch]:
        """So many cases, spread over the years, the oldest first."""
        for first in range(0, count, A_BATCH):
            batch = Batch()
            for number in range(first, min(first + A_BATCH, count)):
                is_rich = number % RICH_EVERY == 0
                self._add(self._draws.case(part=(number + 1) / count, is_rich=is_rich), batch)
            yield batch

    def _add(self, drawn: Drawn, batch: Batch) -> None:
        self.serials[drawn.moment.year] += 1
        serial = self.serials[drawn.moment.year]
        said, more = self._words.sentence(TITLE), self._words.sentence(TEXT)
        ending = None if drawn.is_open else self._words.sentence(CONCLUSION)
        title, text = said.text[:-1], f"{said.text} {more.text}"
        case, entry = self._case(drawn, serial, title, text), self._found
        conclusion = ending.text if ending else ""
        cause = more.text if drawn.state in ASSESSED else ""
        batch.add("cases", (*case, cause, conclusion, *self._end(drawn)))
        known = said.found_by | more.found_by | (ending.found_by if ending else frozenset())
        texts = (title, text, entry.place_names(drawn.place), cause, conclusion)
        numbers = {f"{drawn.moment.year}_{serial}", str(serial)}
        batch.add("entries", entry.case(drawn, known | numbers, texts))
        self.life.add(drawn, title, f"{drawn.moment.year}-{serial}", batch)

    def _case(self, drawn: Drawn, serial: int, title: str, text: str) -> Row:
        place, assessed = drawn.place, drawn.state in ASSESSED
        reported = stamp(drawn.moment)
        own = f"{self._chance.getrandbits(512):0128x}"
        return (
            *(drawn.key, self._ground.key.hex, drawn.moment.year, serial, title, text),
            *(place.unit.pk.hex, place.workplace.pk.hex if place.workplace else None),
            *(drawn.reporter.pk.hex if drawn.reporter else None, place.leader.pk.hex),
            *(str(drawn.state), drawn.due.isoformat(), reported, reported, reported),
            drawn.later(hours=20) if drawn.state != State.REPORTED else None,
            *(drawn.kind, "event" if assessed else "", drawn.area),
            *(drawn.severity, drawn.severity, drawn.is_dangerous, own[:64], own[64:]),
            str(Method.PLAIN) if assessed else "",
        )

    def _end(self, drawn: Drawn) -> Row:
        closed_at = drawn.later(days=9) if drawn.state == State.CLOSED else None
        return closed_at, self._ground.group.pk.hex if drawn.is_shut else None


class FoundBy:
    """What a row is found by besides its own words: worked out once for each place and person."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._places: dict[tuple[str, uuid.UUID], frozenset[str]] = {}
        self._texts: dict[str, frozenset[str]] = {}
        self._people: dict[tuple[str, uuid.UUID], frozenset[str]] = {}

    def case(self, drawn: Drawn, known: frozenset[str] | set[str], texts: tuple[str, ...]) -> Row:
        place, shut = drawn.place, drawn.is_shut
        where = self.shut(CASES) if shut else self.open(CASES, place)
        who = self.person(CASES, place.leader)
        if drawn.reporter:
            who |= self.person(CASES, drawn.reporter)
        return self.entry(
            CASES, drawn.key, drawn.moment, known | self.names(place) | where | who, texts
        )

    def entry(
        self, kind: str, key: str, moment: Any, known: frozenset[str] | set[str], texts: Any
    ) -> Row:
        at = place_in_time(moment, uuid.UUID(key))
        parts = "\n".join(text for text in texts if text).casefold().replace("\n", " ")
        return at, self._ground.key.hex, kind, key, " ".join(sorted(known)), parts

    def place_names(self, place: Place) -> str:
        return f"{place.unit.name} {place.workplace.name}" if place.workplace else place.unit.name

    def names(self, place: Place) -> frozenset[str]:
        return self._words(self.place_names(place))

    def unit_name(self, place: Place) -> frozenset[str]:
        return self._words(place.unit.name)

    def _words(self, text: str) -> frozenset[str]:
        kept = self._texts.get(text)
        if kept is None:
            kept = self._texts[text] = frozenset(words.known_by([text]))
        return kept

    def open(self, kind: str, place: Place) -> frozenset[str]:
        """Where it can be found from, when it is closed to nobody."""
        kept = self._places.get((kind, place.unit.pk))
        if kept is None:
            kept = frozenset(scopes.of_row(kind, _nothing(unit=place.unit)))
            self._places[kind, place.unit.pk] = kept
        return kept

    def shut(self, kind: str) -> frozenset[str]:
        return frozenset(scopes.of_row(kind, _nothing(closed_to=self._ground.group.pk)))

    def person(self, kind: str, member: Member) -> frozenset[str]:
        kept = self._people.get((kind, member.pk))
        if kept is None:
            text = _nothing(unit=self._ground.places[0].unit, members=(member.pk,))
            kept = frozenset(scopes.of_row(kind, text)) - self.open(kind, self._ground.places[0])
            self._people[kind, member.pk] = kept
        return kept


def _nothing(**more: Any) -> board.Text:
    return board.Text(**({"texts": (), "moment": None, "unit": None} | more))
