"""Telling one person one thing, once: in the inbox always, by e-mail as they have chosen.

Who is away is not written to: it stands in their inbox, and in the letter of the day when they
are back. What they should see to, whoever stands in is told of, too.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    Exists,
    OuterRef,
    Subquery,
    UUIDField,
)
from django.utils import translation
from django.utils.translation import gettext as _

from varde.foundation.questions import Given, Question
from varde.foundation.references import reference
from varde.foundation.rows import put_in
from varde.mail import verbs as mail
from varde.notifications import letters
from varde.notifications.models import Choice, How, Notification
from varde.offers import board
from varde.people import line
from varde.people import rules as people
from varde.people.absences import stand_in
from varde.people.actors import Actor, member_actor
from varde.people.models import Absence, Member
from varde.steps.step import Stepped

FRESH = datetime.timedelta(days=2)  # older news stand in the inbox, but nobody is woken by them
FLOOD = 20  # letters an hour; what comes on top waits for the letter of the day
USUAL_LANGUAGE = "nb"
KEPT = 200  # questions; those of as many people


class Known(NamedTuple):
    """What is asked of everybody before they are told something."""

    is_away: bool
    is_told: bool
    is_flooded: bool
    chosen: str | None


def tell(
    telling: board.Telling, *, key: str, at: datetime.datetime, now: datetime.datetime
) -> Notification | None:
    """In the inbox of the one it is for and, while they are away, of whoever stands in."""
    notes = notes_of(telling, key=key, at=at, now=now)
    send(notes, now)
    return next((note for note in notes if note.member == telling.member), None)


def send(notes: Sequence[Notification], now: datetime.datetime) -> None:
    """Inside a transaction. The same to the same person is told once."""
    once = {(note.member_id, note.key): note for note in reversed(notes)}
    for note in once.values():
        if note.how == How.AT_ONCE and now - note.at < FRESH:
            _write(note, now)
    put_in(list(once.values()))


def notes_of(
    telling: board.Telling,
    *,
    key: str,
    at: datetime.datetime,
    now: datetime.datetime,
    done_by: str = "",
) -> list[Notification]:
    """Not sent yet. `done_by`: who did it, by reference, and needs not be told."""
    member: Member = telling.member
    if member.state != people.ACTIVE:
        return []
    known = _known(member, telling.kind, key, now)
    if not known.is_away:
        how = _how(known, telling.kind)
        return _note_of(telling, known, key=key, at=at, now=now, how=how)
    is_duty = board.kinds[telling.kind].is_duty
    deputy = _stand_in(telling, now) if is_duty else None
    notes = list[Notification]()
    if deputy and reference(deputy) != done_by:
        words = partial(_for_the_absent, telling.words, member.name)
        theirs = replace(telling, member=deputy, words=words)
        of_them = _known(deputy, telling.kind, key, now)
        how = _how(of_them, telling.kind)
        notes = _note_of(theirs, of_them, key=key, at=at, now=now, how=how)
    # What nobody else may know of, such as a case closed to a group, must not lie still.
    how = _how(known, telling.kind)
    if how != How.QUIET:
        how = How.AT_ONCE if is_duty and not deputy else How.DAILY
    return notes + _note_of(telling, known, key=key, at=at, now=now, how=how)


def keep(
    telling: board.Telling, *, key: str, at: datetime.datetime, now: datetime.datetime, how: str
) -> Notification | None:
    """In the inbox of the one it is for, whether they are here or not."""
    known = _known(telling.member, telling.kind, key, now)
    notes = _note_of(telling, known, key=key, at=at, now=now, how=how)
    send(notes, now)
    return notes[0] if notes else None


def _note_of(
    telling: board.Telling,
    known: Known,
    *,
    key: str,
    at: datetime.datetime,
    now: datetime.datetime,
    how: str,
) -> list[Notification]:
    """Nothing to who has left or may not see the row, and nothing told before."""
    member: Member = telling.member
    if member.state != people.ACTIVE or known.is_told or not may_see(member, telling.row, now):
        return []
    note = Notification(
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
    return [note]


def _known(member: Member, kind: str, key: str, now: datetime.datetime) -> Known:
    """One question, the same of everybody."""
    asked = {"day": member.company.day_of(now), "hour_ago": now - datetime.timedelta(hours=1)}
    (found,) = _KNOWN.ask(member=member.pk, kind=kind, key=key, **asked)
    return Known(*found)


def _of_one() -> Any:
    given: dict[str, Any] = {
        "day": Given("day", DateField()),
        "kind": Given("kind", CharField()),
        "key": Given("key", CharField()),
        "hour_ago": Given("hour_ago", DateTimeField()),
    }
    told = Notification.objects.filter(member=OuterRef("pk"))
    chosen = Choice.objects.filter(member=OuterRef("pk"), kind=given["kind"])
    member: Any = Given("member", UUIDField())
    return Member.objects.filter(pk=member).values_list(
        Exists(Absence.objects.on(given["day"]).filter(member=OuterRef("pk"))),
        Exists(told.filter(key=given["key"])),
        Exists(told.filter(mailed_at__gt=given["hour_ago"])[FLOOD:]),
        Subquery(chosen.values("how")[:1]),
    )


_KNOWN = Question(_of_one)


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
    viewer = member_actor(member, now=now).as_today()
    return bool(_seen(row._meta.label, viewer).ask(key=row.pk))


@lru_cache(maxsize=KEPT)
def _seen(label: str, viewer: Actor) -> Question:
    """What somebody with these rights sees today: the question is kept, never the answer."""
    rows: Any = apps.get_model(label)._default_manager
    key = Given("key", UUIDField())
    return Question(lambda: rows.visible_to(viewer).filter(pk=key).values_list("pk"))


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


def _how(known: Known, kind: str) -> str:
    how: str = known.chosen or board.kinds[kind].usual
    return How.DAILY if how == How.AT_ONCE and known.is_flooded else how


def _write(note: Notification, now: datetime.datetime) -> None:
    if not can_be_written_to(note.member):
        return
    with translation.override(language_of(note.member)):
        words = letters.of_one(note)
    letters.put(words, note.member, about=reference(note), now=now)
    note.mailed_at = now
