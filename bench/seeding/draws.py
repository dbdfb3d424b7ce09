"""What chance decides about one case: when, where, by whom, how grave, how far it has come."""

import datetime
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bench.seeding.ground import Ground, Place

from varde.deviations.rules import State
from varde.deviations.words import Area, Kind
from varde.people.models import Member

YEARS = 6
T = TypeVar("T")

# Old cases are closed; new ones mostly not. Days since the report, and how many are still open.
STILL_OPEN = ((30, 0.7), (120, 0.2), (10_000, 0.005))
OPEN_STATES = (State.REPORTED, State.RECEIVED, State.ASSESSING, State.MEASURES, State.CHECKING)
ASSESSED = frozenset({State.ASSESSING, State.MEASURES, State.CHECKING, State.CLOSED})
DAYS_TO_ANSWER, MOST_DAYS_MORE = 14, 60
KINDS, AREAS = tuple(map(str, Kind)), tuple(map(str, Area))


@dataclass(frozen=True)
class Drawn:
    """One case, decided."""

    key: str
    moment: datetime.datetime
    place: Place
    reporter: Member | None
    state: State
    due: datetime.date
    kind: str
    area: str
    severity: int | None
    is_dangerous: bool
    is_rich: bool
    is_shut: bool

    @property
    def day(self) -> datetime.date:
        return self.moment.date()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def later(self, **more: float) -> str:
        """As the databases write a moment some time after the report."""
        return stamp(self.moment + datetime.timedelta(**more))


class Draws:
    """The same cases every time for the same chance and the same now."""

    def __init__(self, ground: Ground, chance: random.Random, now: datetime.datetime) -> None:
        self._ground, self._chance, self._now = ground, chance, now
        self._reporters = [*ground.employees, *(place.leader for place in ground.places)]

    def case(self, *, part: float, is_rich: bool) -> Drawn:
        """`part`: how far into the years it lies."""
        chance = self._chance
        past = datetime.timedelta(days=365 * YEARS) * (1 - part)
        moment = self._now - past - datetime.timedelta(seconds=chance.randrange(600))
        state = self._state((self._now - moment).days, is_rich=is_rich)
        days = DAYS_TO_ANSWER + chance.randrange(MOST_DAYS_MORE) * (state in ASSESSED)
        return Drawn(
            key=made_key(chance, moment),
            moment=moment,
            place=self._pick(self._ground.places),
            reporter=self._pick(self._reporters) if chance.random() < 0.8 else None,
            state=state,
            due=moment.date() + datetime.timedelta(days=days),
            kind=self._pick(KINDS),
            area=self._pick(AREAS) if state in ASSESSED else "",
            severity=1 + int(3 * chance.random() ** 2) if state in ASSESSED else None,
            is_dangerous=chance.random() < 0.03,
            is_rich=is_rich,
            is_shut=chance.random() < 0.002,
        )

    def _state(self, age: int, *, is_rich: bool) -> State:
        share = next(share for days, share in STILL_OPEN if age < days)
        if self._chance.random() >= share:
            return State.REJECTED if self._chance.random() < 0.04 else State.CLOSED
        return State.MEASURES if is_rich else self._pick(OPEN_STATES)

    def _pick(self, some: Sequence[T]) -> T:
        return some[int(self._chance.random() * len(some))]


def made_key(chance: random.Random, moment: datetime.datetime) -> str:
    """As UUIDv7: the moment, then chance. In hexadecimal."""
    bits = chance.getrandbits(74)
    rest = (bits >> 12) & (1 << 60) - 1
    milliseconds = int(moment.timestamp() * 1000)
    return f"{milliseconds:012x}7{bits & 0xFFF:03x}{8 + (bits >> 72):x}{rest:015x}"


def dashed(key: str) -> str:
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def stamp(moment: datetime.datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(" ")
