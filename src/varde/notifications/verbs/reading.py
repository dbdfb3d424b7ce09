"""Reading the trail from where we were: every event once, in order, whoever dies meanwhile.

What an event leads to and how far we have read are kept in one transaction, so an event is told
wholly or not at all, and the next reader begins just where this one ended.
"""

import datetime
import uuid
from typing import Any

from django.db import transaction

from varde.audit.models import Event, Head
from varde.foundation.references import model_and_key
from varde.notifications.models import Cursor
from varde.notifications.verbs.telling import tell
from varde.offers import board

AT_A_TIME = 100
HISTORY = datetime.timedelta(days=30)  # what is older was told long ago, or is nobody's news


def read_all(now: datetime.datetime) -> int:
    """Tell what is new in every undertaking. How many events were read."""
    read = dict(Cursor.objects.values_list("company_id", "number"))
    heads = Head.objects.values_list("company_id", "number")
    behind = [company for company, number in heads if read.get(company, 0) < number]
    return sum(read_some(company, now) for company in behind)


def read_some(company_id: uuid.UUID, now: datetime.datetime) -> int:
    """The next events of one undertaking, each in a transaction of its own."""
    Cursor.objects.get_or_create(company_id=company_id)
    count = 0
    while count < AT_A_TIME and _read_one(company_id, now):
        count += 1
    return count


def _read_one(company_id: uuid.UUID, now: datetime.datetime) -> bool:
    with transaction.atomic():
        cursor = Cursor.objects.select_for_update().get(company_id=company_id)
        event = Event.objects.filter(company_id=company_id, number=cursor.number + 1).first()
        if event is None:
            return False
        if now - event.at < HISTORY:
            _tell_of(event, now)
        cursor.number = event.number
        cursor.save(update_fields=["number"])
    return True


def _tell_of(event: Event, now: datetime.datetime) -> None:
    row = row_of(event)
    if row is None:
        return
    for telling in board.tells.read(board.News(event, row)):
        if f"people.member:{telling.member.pk}" != event.actor:
            key = f"event:{event.number}:{telling.kind}"
            tell(telling, key=key, at=event.at, now=now, done_by=event.actor)


def row_of(event: Event) -> Any:
    """The row an event is about; nothing when it is gone, or was never one."""
    try:
        model, key = model_and_key(event.subject)
    except ValueError:
        return None
    return model._base_manager.filter(pk=key, company_id=event.company_id).first()
