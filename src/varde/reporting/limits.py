"""How much may come in at once. Counted in one row all processes share, never by whom."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from varde.reporting.models import Tally


@dataclass(frozen=True)
class Limit:
    """At most so many in so long a time, in one bucket. The bucket names a thing, no person."""

    name: str
    most: int
    seconds: int

    def is_reached(self, bucket: str, *, now: datetime.datetime) -> bool:
        tally = Tally.objects.filter(pk=self._key(bucket)).first()
        return len(self._recent(tally.moments if tally else [], now)) >= self.most

    def take(self, bucket: str, *, now: datetime.datetime) -> bool:
        """Count one more, if there is room; say whether there was."""
        with transaction.atomic():
            # Of two at the same moment, one waits here until the other has counted.
            tally, _new = Tally.objects.select_for_update().get_or_create(pk=self._key(bucket))
            recent = self._recent(tally.moments, now)
            if len(recent) >= self.most:
                return False
            tally.moments = [*recent, int(now.timestamp())]
            tally.ends_at = now + datetime.timedelta(seconds=self.seconds)
            tally.save()
        return True

    def _recent(self, moments: list[int], now: datetime.datetime) -> list[int]:
        """What lies far ahead was counted before the clock was put back, and shuts nobody out."""
        return [moment for moment in moments if abs(now.timestamp() - moment) < self.seconds]

    def _key(self, bucket: str) -> str:
        return f"{self.name}:{bucket}"


TEN_MINUTES = 600
# A whole crew may report the same morning; a robot sends more than that.
REPORTS = Limit("reports", most=30, seconds=TEN_MINUTES)
# Ten with each, one at a time, and some that had to be sent again.
PICTURES = Limit("pictures", most=400, seconds=TEN_MINUTES)
# Wrong receipt codes, in each drawer (doors.drawer_of; docs/decisions/0011).
WRONG_CODES = Limit("wrong-codes", most=100, seconds=TEN_MINUTES)


def sweep(now: datetime.datetime) -> int:
    """Throw away what counts no more."""
    return Tally.objects.filter(ends_at__lte=now).delete()[0]
