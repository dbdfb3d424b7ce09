"""How much may come in at once. Counted in the cache all processes share, never by whom."""

import datetime
from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True)
class Limit:
    """At most so many in so long a time, in one bucket. The bucket names a thing, no person."""

    name: str
    most: int
    seconds: int

    def is_reached(self, bucket: str, *, now: datetime.datetime) -> bool:
        return len(self._recent(bucket, now)) >= self.most

    def count(self, bucket: str, *, now: datetime.datetime) -> None:
        """One more, now. Two at the very same moment may count as one: near enough."""
        moments = [*self._recent(bucket, now), int(now.timestamp())]
        cache.set(self._key(bucket), moments[-self.most :], self.seconds)

    def _recent(self, bucket: str, now: datetime.datetime) -> list[int]:
        begin = now.timestamp() - self.seconds
        moments: list[int] = cache.get(self._key(bucket), [])
        return [moment for moment in moments if moment > begin]

    def _key(self, bucket: str) -> str:
        return f"varde.limits:{self.name}:{bucket}"


TEN_MINUTES = 600
# A whole crew may report the same morning; a robot sends more than that.
REPORTS = Limit("reports", most=30, seconds=TEN_MINUTES)
# Wrong receipt codes, for the whole installation: with 50 bits in a code that is centuries.
WRONG_CODES = Limit("wrong-codes", most=100, seconds=TEN_MINUTES)
EVERYWHERE = "all"
