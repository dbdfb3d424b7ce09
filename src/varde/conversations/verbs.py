"""What can be done in a conversation: write, and take back what was just written."""

import datetime

from django.utils.translation import gettext as _

from varde.audit import trail
from varde.conversations import rules
from varde.conversations.models import LONGEST, Discussed, Message
from varde.foundation.refusals import Busy, Refused
from varde.people.actors import CODE_KIND, Actor

# As many as one code can send in an hour: enough for a person, not for a flood.
MOST_AN_HOUR = 20


def write(
    subject: Discussed,
    *,
    text: str,
    by: Actor,
    role: str,
    to_reporter: bool = True,
    asks: bool = False,
) -> Message:
    """Say something about a row. The caller has found the row as this actor may see it."""
    message = Message(
        company_id=by.company_id,
        subject_model=subject._meta.label_lower,
        subject_key=subject.pk,
        unit=subject.place(),
        author=by.member,
        author_kind=by.kind,
        author_role=role,
        text=_readable(text),
        at=by.now,
        to_reporter=to_reporter,
        asks=asks,
    )
    with trail.gathered():
        _slow_down_a_flood(subject, by)
        rules.WRITE.create(message, by=by)
        _answer_what_waited(message, by)
    return message


def withdraw(message: Message, *, by: Actor) -> None:
    """Take back what you just wrote. What it answered waits for an answer again."""
    with trail.gathered():
        with rules.WITHDRAW.taken(message, by=by):
            if not message.can_still_be_withdrawn(by.now):
                raise Refused(_("It is too late to take this back. Write a new message instead."))
        for question in Message.objects.filter(answered_by=message):
            with rules.ASK_AGAIN.taken(question, by=by):
                question.answered_by = None


def _answer_what_waited(message: Message, by: Actor) -> None:
    thread = Message.objects.filter(
        company_id=message.company_id,
        subject_model=message.subject_model,
        subject_key=message.subject_key,
    )
    waiting = thread.waiting_for(message.author_role, to_reporter=message.to_reporter)
    for question in waiting.exclude(pk=message.pk):
        with rules.ANSWER.taken(question, by=by):
            question.answered_by = message


def _slow_down_a_flood(subject: Discussed, by: Actor) -> None:
    if by.kind != CODE_KIND:
        return
    hour_ago = by.now - datetime.timedelta(hours=1)
    recent = Message.objects.filter(
        company_id=by.company_id, author_kind=CODE_KIND, at__gt=hour_ago
    )
    if recent.of(subject).count() >= MOST_AN_HOUR:
        raise Busy(_("That is a lot at once. Everything so far has arrived; wait an hour."))


def _readable(text: str) -> str:
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text:
        raise Refused(_("Write something first."))
    if len(text) > LONGEST:
        raise Refused(
            _("The text has %(count)s characters. Shorten it to %(most)s, or send it in two parts.")
            % {"count": len(text), "most": LONGEST}
        )
    return text
