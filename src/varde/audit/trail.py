"""Writing the trail. Events of one piece of work are gathered and written last, in order."""

import datetime
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

from django.db import connection, transaction
from django.db.models import Model, UUIDField

from varde.audit import chain
from varde.audit.models import Event, Head
from varde.foundation.questions import Given, Question
from varde.foundation.references import reference
from varde.foundation.rows import put_in


class Actor(Protocol):
    """Whoever acts. A stranger has an empty reference: nothing is kept that could name them."""

    @property
    def kind(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def company_id(self) -> uuid.UUID: ...
    @property
    def now(self) -> datetime.datetime: ...


_HEAD = Question(
    lambda: Head.objects.select_for_update().filter(company_id=Given("company", UUIDField()))
)
_MOVE = "UPDATE audit_head SET number = %s, hash = %s WHERE company_id = %s"

_gathering: ContextVar[list[Event] | None] = ContextVar("gathering", default=None)


@contextmanager
def gathered() -> Iterator[None]:
    """One transaction whose events are chained as its very last statements."""
    if _gathering.get() is not None:
        with transaction.atomic():
            yield
        return
    events: list[Event] = []
    token = _gathering.set(events)
    try:
        with transaction.atomic():
            yield
            _append(events)
    finally:
        _gathering.reset(token)


def record(verb: str, subject: Model, *, by: Actor, changes: dict[str, Any] | None = None) -> Event:
    """Say what happened. Belongs inside `gathered`; alone it is its own piece of work."""
    event = Event(
        company_id=getattr(subject, "company_id", by.company_id),
        at=by.now,
        verb=verb,
        subject=reference(subject),
        actor_kind=by.kind,
        actor=by.reference,
        subject_label=str(subject)[:200],
        actor_label=by.label[:200],
        changes=(changes or {}) | _together(by),
    )
    events = _gathering.get()
    if events is None:
        with transaction.atomic():
            _append([event])
    else:
        events.append(event)
    return event


def _together(by: Actor) -> dict[str, Any]:
    """What was done to many rows at once has one mark in common."""
    batch = getattr(by, "batch", "")
    return {"batch": [None, batch]} if batch else {}


def _append(events: list[Event]) -> None:
    for company_id in sorted({event.company_id for event in events}):
        head = _locked_head(company_id)
        own = [event for event in events if event.company_id == company_id]
        for event in own:
            chain.seal(event, number=head.number + 1, previous=head.hash)
            head.number, head.hash = event.number, event.hash
        put_in(own)
        _move(head)


def _locked_head(company_id: uuid.UUID) -> Head:
    found = _HEAD.ask(company=company_id)
    if not found:
        Head.objects.bulk_create([Head(company_id=company_id)], ignore_conflicts=True)
        found = _HEAD.ask(company=company_id)
    head: Head = found[0]
    return head


def _move(head: Head) -> None:
    key = Head._meta.pk.get_db_prep_value(head.company_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, [head.number, head.hash, key])
