"""Reading the trail from where we were: every row it speaks of is written down as it is now."""

import datetime
import uuid

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from varde.audit.models import Event, Head
from varde.offers import board
from varde.search.models import Cursor
from varde.search.verbs.indexing import index
from varde.search.verbs.sweeping import begin

AT_A_TIME = 200


def read_all(now: datetime.datetime) -> int:
    """What is new in every undertaking. How many events were read."""
    read = dict(Cursor.objects.values_list("company_id", "number"))
    heads = Head.objects.values_list("company_id", "number")
    behind = [company for company, number in heads if read.get(company, 0) < number]
    return sum(catch_up(company) for company in behind)


def catch_up(company_id: uuid.UUID) -> int:
    """The next events of one undertaking. One small question when there are none."""
    read = Cursor.objects.filter(company_id=OuterRef("company_id")).values("number")
    behind = Head.objects.filter(company_id=company_id, number__gt=Coalesce(Subquery(read), 0))
    if not behind.exists():
        return 0
    Cursor.objects.get_or_create(company_id=company_id)
    with transaction.atomic():
        return _read_some(Cursor.objects.select_for_update().get(company_id=company_id))


def _read_some(cursor: Cursor) -> int:
    """What the events lead to, and how far we have read, in one piece."""
    fresh = Event.objects.filter(company_id=cursor.company_id, number__gt=cursor.number)
    events = list(fresh.order_by("number").values_list("number", "verb", "subject")[:AT_A_TIME])
    if not events:
        return 0
    subjects = {subject for _number, _verb, subject in events}
    for section in board.searchables.values():
        keys = _keys(subjects, section.model._meta.label_lower)
        if keys:
            index(section, cursor.company_id, keys)
    if any(verb in board.changing_many for _number, verb, _subject in events):
        begin(cursor)
    cursor.number = events[-1][0]
    cursor.save()
    return len(events)


def _keys(subjects: set[str], label: str) -> list[uuid.UUID]:
    pairs = (subject.partition(":") for subject in subjects)
    return [uuid.UUID(key) for name, _colon, key in pairs if name == label]
