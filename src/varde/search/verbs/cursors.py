"""How far an undertaking's trail has been read, and its rows been gone through: read, and held."""

import uuid
from typing import Any

from django.db.models import UUIDField

from varde.foundation.questions import Given, Question
from varde.search.models import Cursor


def cursor_of(company_id: uuid.UUID) -> Cursor:
    """Where it is now; anybody may move it meanwhile."""
    found = _READ.ask(company=company_id)
    cursor: Cursor
    cursor = found[0] if found else Cursor.objects.get_or_create(company_id=company_id)[0]
    return cursor


def holds(cursor: Cursor) -> bool:
    """Nobody moves it from now to the end of the transaction. Has nobody since it was read?"""
    return [_place(cursor)] == [_place(now) for now in _LOCKED.ask(company=cursor.company_id)]


def _place(cursor: Cursor) -> tuple[object, ...]:
    return cursor.number, cursor.sweeping, cursor.swept_to


def _one() -> Any:
    company: Any = Given("company", UUIDField())
    return Cursor.objects.filter(company_id=company)


_READ = Question(_one)
_LOCKED = Question(lambda: _one().select_for_update())
