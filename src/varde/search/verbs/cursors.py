"""How far an undertaking's trail has been read, and its rows been gone through: read, and moved."""

import uuid
from typing import Any

from django.db.models import OuterRef, Subquery, UUIDField
from django.db.models.functions import Coalesce

from varde.audit.models import Head
from varde.foundation.questions import Given, Question
from varde.search.models import Cursor


def cursor_of(company_id: uuid.UUID) -> Any:
    """Where it is now, and the `head` of the trail; anybody may move it meanwhile.

    Nothing for an undertaking where nothing has happened.
    """
    found = _READ.ask(company=company_id)
    if not found and Head.objects.filter(company_id=company_id).exists():
        Cursor.objects.get_or_create(company_id=company_id)
        found = _READ.ask(company=company_id)
    return found[0] if found else None


def move(cursor: Cursor, **to: Any) -> bool:
    """Unless somebody has moved it since it was read. Inside a transaction, before what is done."""
    was = Cursor.objects.filter(
        company_id=cursor.company_id,
        number=cursor.number,
        sweeping=cursor.sweeping,
        swept_to=cursor.swept_to,
    )
    return bool(was.update(**to))


def _one() -> Any:
    company: Any = Given("company", UUIDField())
    head = Head.objects.filter(company_id=OuterRef("company_id")).values("number")
    read = Cursor.objects.filter(company_id=company)
    return read.annotate(head=Coalesce(Subquery(head), 0))


_READ = Question(_one)
