"""The same done to several rows, each through its own verb, and all of it undone as one."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from varde.foundation.references import model_and_key, reference
from varde.foundation.refusals import Refused
from varde.lists import rules
from varde.lists.models import Batch
from varde.people.actors import Actor
from varde.steps.undoing import TIME_TO_UNDO

MOST = 200

Act = Callable[[Any, Actor], object]


def carry_out(
    *, key: uuid.UUID, list_key: str, deed: str, rows: Sequence[Any], act: Act, by: Actor
) -> Batch:
    """Do the same to each. What cannot be done is left as it was, with the reason."""
    if not rows:
        raise Refused(_("Choose something in the list first."))
    if len(rows) > MOST:
        raise Refused(_("At most %(most)s at once. Choose fewer.") % {"most": MOST})
    if by.member is None or Batch.objects.filter(pk=key).exists():
        raise Refused(_("This is done already."))
    chosen = [reference(row) for row in rows]
    batch = Batch(
        pk=key,
        company_id=by.company_id,
        member=by.member,
        list_key=list_key,
        deed=deed,
        begun_at=by.now,
        chosen=chosen,
    )
    rules.BEGIN.create(batch, by=by)
    # One transaction a row: nobody else waits for two hundred.
    left = _left(rows, act, replace(by, batch=str(batch.pk)))
    with rules.FINISH.taken(batch, by=by):
        batch.left = left
    return batch


def undo(batch: Batch, *, step_back: Callable[..., object], by: Actor) -> None:
    """All of it back to what it was; what has changed since is left, and named."""
    with rules.UNDO.taken(batch, by=by):
        if by.now - batch.begun_at > TIME_TO_UNDO:
            raise Refused(_("It is too late to undo this."))
    mark = str(batch.pk)
    left = _left(_rows(batch), lambda row, who: step_back(row, batch=mark, by=who), by)
    with rules.SETTLE.taken(batch, by=by):
        batch.not_undone = left


def _left(rows: Sequence[Any], act: Act, by: Actor) -> dict[str, str]:
    left = {}
    for row in rows:
        try:
            act(row, by)
        except Refused as no:
            left[reference(row)] = str(no)
    return left


def _rows(batch: Batch) -> list[Any]:
    """Also those out of sight: what was given away is what one wants back."""
    done = [model_and_key(one) for one in batch.done_to()]
    if not done:
        return []
    rows = done[0][0]._default_manager.filter(company_id=batch.company_id)
    return list(rows.filter(pk__in=[key for _model, key in done]).order_by("pk"))
