"""Telling one person one thing, once: in the inbox always, by e-mail as they have chosen.

Who is away is not written to: it stands in their inbox, and in the letter of the day when they
are back. What they should see to, whoever stands in is told of, too.
"""

import datetime
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from varde.foundation.references import reference
from varde.mail import verbs as mail
from varde.notifications import letters
from varde.notifications.models import Choice, How, Notification
from varde.offers import board
from varde.people import line
from varde.people import rules as people
from varde.people.absences import absence_of, stand_in
from varde.people.actors import member_actor
from varde.people.models import Member
from varde.steps.step import Stepped

FRESH = datetime.timedelta(days=2)  # older news stand in the inbox, but nobody is woken by them
FLOOD = 20  # letters an hour; what comes on top waits for the letter of the day
USUAL_LANGUAGE = "nb"


def tell(
    telling: board.Telling,
    *,
    key: str,
    at: datetime.datetime,
    now: datetime.datetime,
    done_by: str = "",
) -> Notification | None:
    """In the inbox of the one it is for and, while they are away, of whoever stands in.

    `done_by`: who did it, by reference, and needs not be told.
    """
    member: Member = telling.member
    absence = absence_of(member, on=member.company.day_of(now))
    if absence is None or member.state != people.ACTIVE:
        return keep(telling, key=key, at=at, now=now, how=_how(member, telling.kind, now))
    is_duty = board.kinds[telling.kind].is_duty
    deputy = _stand_in(telling, now) if is_duty else None
    if deputy and reference(deputy) != done_by:
        words = partial(_for_the_absent, telling.words, member.name)
        theirs = replace(telling, member=deputy, words=words)
        keep(theirs, key=key, at=at, now=now, how=_how(deputy, telling.kind, now))
    # What nobody else may know of, such as a case closed to a group, must not lie still.
    how = _how(member, telling.kind, now)
    if how != How.QUIET:
        how = How.AT_ONCE if is_duty and not deputy else How.DAILY
    return keep(telling, key=key, at=at, now=now, how=how)


def keep(
    telling: board.Telling, *, key: str, at: datetime.datetime, now: datetime.datetime, how: str
) -> Notification | None:
    """Nothing to who has left or may not see the row, and nothing told before."""
    member: Member = telling.member
    if member.state != people.ACTIVE:
        return None
    if Notification.objects.filter(member=member, key=key).exists():
        return None
    if not may_see(member, telling.row, now):
        return None
    note = Notification.objects.create(
        company_id=member.company_id,
        member=member,
        kind=telling.kind,
        about=reference(telling.row),
        address=telling.address,
        text=in_their_language(member, telling.words)[:300],
        at=at,
        key=key,
        how=how,
    )
    if note.how == How.AT_ONCE and now - at < FRESH:
        _write(note, now)
    return note


def _stand_in(telling: board.Telling, now: datetime.datetime) -> Member | None:
    """The deputy; without one, whoever leads the unit now. Nobody who may not see the row."""
    member: Member = telling.member
    today = member.company.day_of(now)
    deputy = stand_in(member, on=today)
    unit = telling.row.place() if deputy is None and isinstance(telling.row, Stepped) else None
    if unit is not None:
        deputy = line.leader_of(unit, on=today)
    if deputy is None or deputy == member:
        return None
    return deputy if may_see(deputy, telling.row, now) else None


def _for_the_absent(words: Callable[[], str], name: str) -> str:
    return _("%(what)s (for %(name)s)") % {"what": words(), "name": name}


def may_see(member: Member, row: Any, now: datetime.datetime) -> bool:
    """As the row's own room says, at this moment."""
    rows = type(row)._default_manager.visible_to(member_actor(member, now=now))
    return bool(rows.filter(pk=row.pk).exists())


def in_their_language(member: Member, words: Callable[[], str]) -> str:
    with translation.override(language_of(member)):
        return str(words())


def language_of(member: Member) -> str:
    return member.user.language if member.user else USUAL_LANGUAGE


def can_be_written_to(member: Member) -> bool:
    """There is an address that has not come back, and the person is not an invented one."""
    if member.company.is_demo or not (member.email and mail.are_sent()):
        return False
    return not is_refused(member.email)


def is_refused(address: str) -> bool:
    """A letter to this address came back: nobody has it."""
    return mail.fault_of(address) is not None


def _how(member: Member, kind: str, now: datetime.datetime) -> str:
    chosen = Choice.objects.filter(member=member, kind=kind).values_list("how", flat=True).first()
    how: str = chosen or board.kinds[kind].usual
    return How.DAILY if how == How.AT_ONCE and _is_flooded(member, now) else how


def _is_flooded(member: Member, now: datetime.datetime) -> bool:
    hour_ago = now - datetime.timedelta(hours=1)
    lately = Notification.objects.filter(member=member, mailed_at__gt=hour_ago)
    return lately[FLOOD:].exists()


def _write(note: Notification, now: datetime.datetime) -> None:
    if not can_be_written_to(note.member):
        return
    with translation.override(language_of(note.member)):
        words = letters.of_one(note)
    letters.put(words, note.member, about=reference(note), now=now)
    note.mailed_at = now
    note.save(update_fields=["mailed_at"])
