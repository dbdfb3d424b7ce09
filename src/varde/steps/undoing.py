"""Undoing one step that was taken with many rows at once: the row gets back what it had."""

import datetime
from typing import Any

from django.db.models import Field
from django.utils.translation import gettext as _

from varde.audit.models import Event
from varde.foundation.references import reference
from varde.foundation.refusals import Forbidden, Refused
from varde.steps.step import Actor, Stepped

TIME_TO_UNDO = datetime.timedelta(hours=1)


def put_back(row: Stepped, *, batch: str, by: Actor) -> None:
    """Inside a step: all that the batch changed in this row, unless something came after."""
    event = _latest(row)
    if event is None or event.changes.get("batch") != [None, batch]:
        raise Refused(_("Something has happened with it since."))
    if event.actor != by.reference or not by.reference:
        raise Forbidden(_("Only whoever did it can undo it."))
    if by.now - event.at > TIME_TO_UNDO:
        raise Refused(_("It is too late to undo this."))
    fields: dict[str, Field[Any, Any]] = {f.attname: f for f in row._meta.concrete_fields}
    for name, pair in event.changes.items():
        if name in fields and isinstance(pair, list):
            setattr(row, name, None if pair[0] is None else fields[name].to_python(pair[0]))


def _latest(row: Stepped) -> Event | None:
    """What happened to it last. One query."""
    return Event.objects.filter(subject=reference(row)).order_by("-number").first()
