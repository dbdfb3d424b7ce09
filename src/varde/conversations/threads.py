"""What a conversation looks like to one reader: who said what, and what may be taken back."""

import datetime
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from django.db.models import UUIDField
from django.utils.translation import gettext as _

from varde.conversations import rules
from varde.conversations.models import ASKERS, Discussed, Message, MessageQuerySet, lets_inside
from varde.foundation.questions import Given, Question
from varde.people.actors import CODE_KIND, SYSTEM_KIND, Actor
from varde.steps.roles import AUTHOR, LABELS


@dataclass(frozen=True)
class Said:
    """One message, as this reader sees it. On public pages a role stands instead of the name."""

    key: uuid.UUID
    who: str
    at: datetime.datetime
    text: str
    is_mine: bool
    is_note: bool
    waits_for_answer: bool
    waits_for_reporter: bool
    is_withdrawn: bool
    can_be_withdrawn: bool


def thread(
    subject: Discussed, viewer: Actor, *, unnamed: Collection[str] = frozenset()
) -> list[Said]:
    """The conversation about a row the viewer has found, oldest first. One query.

    `unnamed`: the roles in which nobody is named to this viewer.
    """
    asked = _thread_about(subject._meta.label_lower, inside=lets_inside(subject, viewer))
    rows = asked.ask(company=viewer.company_id, subject=subject.pk)
    return [_said(message, viewer, unnamed) for message in rows]


@cache
def _thread_about(label: str, *, inside: bool) -> Question:
    about = Given("subject", UUIDField())
    rows = Message.objects.filter(company_id=Given("company", UUIDField()))
    rows = _heard(rows.filter(subject_model=label, subject_key=about), inside=inside)
    return Question(rows.select_related("author").in_order())


def transcript(
    subject: Discussed, viewer: Actor, *, unnamed: Collection[str] = frozenset()
) -> Iterator[tuple[datetime.datetime, str, str]]:
    """For paper: when, who and what, without notes and what was taken back. Nobody is «You»."""
    rows = heard_by(viewer, subject).for_reporter().sent().select_related("author")
    for message in rows.in_order():
        yield message.at, _who(message, viewer, unnamed), message.text


def heard_by(viewer: Actor, subject: Discussed) -> MessageQuerySet:
    """The reporter hears what is meant for them; those inside hear the notes, too."""
    rows = Message.objects.filter(company_id=viewer.company_id).of(subject)
    return _heard(rows, inside=lets_inside(subject, viewer))


def _heard(rows: MessageQuerySet, *, inside: bool) -> MessageQuerySet:
    return rows if inside else rows.for_reporter()


def _said(message: Message, viewer: Actor, unnamed: Collection[str]) -> Said:
    is_mine = AUTHOR in message.roles_of(viewer)
    is_withdrawn = message.state == rules.WITHDRAWN
    waits = message.asks and message.answered_by_id is None and not is_withdrawn
    return Said(
        key=message.pk,
        who=_("You") if is_mine else _who(message, viewer, unnamed),
        at=message.at,
        text="" if is_withdrawn else message.text,
        is_mine=is_mine,
        is_note=not message.to_reporter,
        waits_for_answer=waits,
        waits_for_reporter=waits and message.to_reporter and message.author_role not in ASKERS,
        is_withdrawn=is_withdrawn,
        can_be_withdrawn=is_mine and message.can_still_be_withdrawn(viewer.now),
    )


def _who(message: Message, viewer: Actor, unnamed: Collection[str]) -> str:
    role = str(LABELS.get(message.author_role, message.author_role))
    if message.author_kind == SYSTEM_KIND:
        return "Varde"
    is_unnamed = message.author_role in unnamed
    if message.author is None or viewer.kind == CODE_KIND or is_unnamed:
        return role
    return _("%(name)s, %(role)s") % {"name": message.author.name, "role": role.lower()}
