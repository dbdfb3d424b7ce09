"""What the letters say. A number and a place, never what people wrote: e-mail is not closed."""

import datetime
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from varde.foundation.references import reference
from varde.mail import verbs as mail
from varde.mail.composing import Line, Words
from varde.notifications import stopping
from varde.notifications.models import Notification
from varde.offers import board
from varde.people.letters import link
from varde.people.models import Member

MOST_LINES = 50


def of_one(note: Notification) -> Words:
    """At once: one thing, and the way to it."""
    company = note.member.company
    stop = stopping.address(note.member, note.kind)
    return Words(
        subject=note.text,
        button=_("Open in Varde"),
        address=link(note.address),
        foot=_("From Varde at %(company)s. You get it because it concerns you.")
        % {"company": company.name},
        stop=_("No more e-mail about «%(kind)s»") % {"kind": board.kinds[note.kind].label},
        stop_address=link(stop),
        language=get_language() or "nb",
    )


def of_a_day(notes: Sequence[Notification]) -> Words:
    """Once a day: everything that waited, newest first."""
    member = notes[0].member
    shown = [Line(note.text, link(note.address)) for note in notes[:MOST_LINES]]
    return Words(
        subject=ngettext("%(n)d new thing in Varde", "%(n)d new things in Varde", len(notes))
        % {"n": len(notes)},
        lines=tuple(shown),
        button=_("Open the inbox"),
        address=link(reverse("notifications:index", args=[member.company.slug])),
        foot=_("The letter of the day from Varde at %(company)s.")
        % {"company": member.company.name},
        stop=_("Choose how you are told"),
        stop_address=link(reverse("notifications:choose", args=[member.company.slug])),
        language=get_language() or "nb",
    )


def put(words: Words, member: Member, *, about: str, now: datetime.datetime) -> None:
    """One click ends a kind of letter; the letter of the day is chosen away on a page."""
    one_click = words.stop_address if "/stopp/" in words.stop_address else ""
    mail.put(
        words, to=member.email, now=now, about=about or reference(member), stop_address=one_click
    )
