"""Reading the trail from where we were: every row it speaks of is written down as it is now."""

import datetime
import uuid
from typing import Any

from django.db.models import PositiveBigIntegerField, UUIDField

from varde.audit.models import Event, Head
from varde.foundation.questions import Given, Question
from varde.foundation.replaying import replayable
from varde.offers import board
from varde.search.models import Cursor
from varde.search.verbs.cursors import cursor_of, move
from varde.search.verbs.indexing import read
from varde.search.verbs.sweeping import begin

# Words of so many rows are written in a few hundredths of a second; nobody waits longer.
AT_A_TIME = 50
TURNS = 4


def read_all(now: datetime.datetime) -> int:
    """What is new in every undertaking. How many events were read."""
    read = dict(Cursor.objects.values_list("company_id", "number"))
    heads = Head.objects.values_list("company_id", "number")
    behind = [company for company, number in heads if read.get(company, 0) < number]
    return sum(catch_up(company) for company in behind)


def catch_up(company_id: uuid.UUID) -> int:
    """The next events of one undertaking. One small question when there are none."""
    count = 0
    for _turn in range(TURNS):
        cursor = cursor_of(company_id)
        if cursor is None or cursor.head <= cursor.number:
            break
        done = _read_some(cursor)
        count += done
        if 0 < done < AT_A_TIME:  # none: somebody else was quicker, perhaps not with all of it
            break
    return count


def _fresh() -> Any:
    company: Any = Given("company", UUIDField())
    after: Any = Given("after", PositiveBigIntegerField())
    later = Event.objects.filter(company_id=company, number__gt=after).order_by("number")
    return later.values_list("number", "verb", "subject")[:AT_A_TIME]


_FRESH = Question(_fresh)


def _read_some(cursor: Cursor) -> int:
    """What the events lead to, and how far we have read, in one piece."""
    events = _FRESH.ask(company=cursor.company_id, after=cursor.number)
    subjects = {subject for _number, _verb, subject in events}
    changes = [
        read(section, cursor.company_id, keys)
        for section in board.searchables.values()
        if (keys := _keys(subjects, section.model._meta.label_lower))
    ]
    if not events:
        return 0
    to: dict[str, Any] = {"number": events[-1][0]}
    if any(verb in board.changing_many for _number, verb, _subject in events):
        to |= begin()
    with replayable():
        if not move(cursor, **to):
            return 0
        for change in changes:
            change.write()
    return len(events)


def _keys(subjects: set[str], label: str) -> list[uuid.UUID]:
    pairs = (subject.partition(":") for subject in subjects)
    return [uuid.UUID(key) for name, _colon, key in pairs if name == label]
