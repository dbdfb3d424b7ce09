"""Reading the trail from where we were: every event once, in order, whoever dies meanwhile.

What an event leads to and how far we have read are kept in one transaction, so an event is told
wholly or not at all, and the next reader begins just where this one ended.
"""

import datetime
import uuid
from functools import cache
from typing import Any

from django.db.models import Model, PositiveBigIntegerField, UUIDField

from varde.audit.models import Event, Head
from varde.foundation.questions import Given, Question
from varde.foundation.references import model_and_key
from varde.foundation.replaying import replayable
from varde.notifications.models import Cursor, Notification
from varde.notifications.verbs.telling import notes_of, send
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
    count, number = 0, _number(company_id)
    for event in _EVENTS.ask(company=company_id, after=number):
        if not _read_one(event, now):
            break
        count += 1
    return count


def _number(company_id: uuid.UUID) -> int:
    """How far the trail has been told."""
    found = _READ.ask(company=company_id)
    if found:
        return int(found[0][0])
    return Cursor.objects.get_or_create(company_id=company_id)[0].number


def _read() -> Any:
    company: Any = Given("company", UUIDField())
    return Cursor.objects.filter(company_id=company).values_list("number")


def _events() -> Any:
    company: Any = Given("company", UUIDField())
    after: Any = Given("after", PositiveBigIntegerField())
    later = Event.objects.filter(company_id=company, number__gt=after)
    return later.order_by("number")[:AT_A_TIME]


_READ, _EVENTS = Question(_read), Question(_events)


def _read_one(event: Event, now: datetime.datetime) -> bool:
    """Whom it concerns is found out first, so that others can write meanwhile."""
    notes = _notes_of(event, now) if now - event.at < HISTORY else []
    with replayable():
        before = Cursor.objects.filter(company_id=event.company_id, number=event.number - 1)
        if not before.update(number=event.number):
            return False  # somebody else has read it
        send(notes, now)
    return True


def _notes_of(event: Event, now: datetime.datetime) -> list[Notification]:
    row = row_of(event)
    if row is None:
        return []
    return [
        note
        for telling in board.tells.read(board.News(event, row))
        if f"people.member:{telling.member.pk}" != event.actor
        for note in notes_of(
            telling,
            key=f"event:{event.number}:{telling.kind}",
            at=event.at,
            now=now,
            done_by=event.actor,
        )
    ]


def row_of(event: Event) -> Any:
    """The row an event is about; nothing when it is gone, or was never one."""
    try:
        model, key = model_and_key(event.subject)
    except ValueError:
        return None
    found = _row(model).ask(key=key, company=event.company_id)
    return found[0] if found else None


@cache
def _row(model: type[Model]) -> Question:
    """With what rooms look at to say whom it concerns."""
    key, company = Given("key", UUIDField()), Given("company", UUIDField())
    along = getattr(model, "told_with", ())

    def rows() -> Any:
        return model._base_manager.filter(pk=key, company_id=company).select_related(*along)

    return Question(rows)
