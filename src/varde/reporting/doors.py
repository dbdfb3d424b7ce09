"""Who comes in by a receipt code: the reporter of one case, and no more is known of them."""

import datetime

from varde.deviations import receipts
from varde.deviations.models import Deviation
from varde.foundation.references import reference
from varde.people.actors import Actor, code_holder


def holder_of(code: str, *, now: datetime.datetime) -> Actor | None:
    """Whoever holds this code; None when no case has it."""
    digest = receipts.digest(as_read(code))
    if not digest:
        return None
    case = Deviation.objects.select_related("company").behind(digest).first()
    return code_holder(case.company, row=reference(case), now=now) if case else None


def sender_of(secret: str, *, now: datetime.datetime) -> Actor | None:
    """Whoever knows the secret of a submission: the reporter of what came of it."""
    return holder_of(receipts.code_for(secret), now=now)


def drawer_of(code: str) -> str:
    """Which of 256 drawers this code lies in; nobody can tell beforehand. "" for what is none."""
    return receipts.digest(as_read(code))[:2]


def as_read(typed: str) -> str:
    """The code as we write it, K7TM-4QXP-9R, however it was typed; empty when it is none."""
    letters = [one for one in typed.upper().translate(receipts.LOOKALIKES) if one.isalnum()]
    if len(letters) != receipts.LENGTH or set(letters) - set(receipts.LETTERS):
        return ""
    plain = "".join(letters)
    return f"{plain[:4]}-{plain[4:8]}-{plain[8:]}"
