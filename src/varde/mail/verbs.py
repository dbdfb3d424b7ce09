"""Putting a letter in the box: in the same transaction as whatever it tells of."""

import datetime

from django.conf import settings

from varde.mail.composing import Words
from varde.mail.models import FailingAddress, Letter, State

DAYS_KEPT = 30


def are_sent() -> bool:
    """A mail server is named, and the address that links in letters must have."""
    return bool(settings.EMAIL_HOST and settings.SITE_ADDRESS)


def put(
    words: Words, *, to: str, now: datetime.datetime, about: str = "", stop_address: str = ""
) -> Letter:
    """Kept at once and sent within seconds, or as soon as the mail server answers.

    `stop_address`: where one click, also the mail program's own button, ends such letters
    (RFC 8058).
    """
    return Letter.objects.create(
        about=about,
        to=to,
        subject=" ".join(words.subject.split())[:200],
        text=words.as_text(),
        html=words.as_html(),
        stop_address=stop_address,
        created_at=now,
        next_try_at=now,
    )


def mark_failing(letter: Letter, fault: str, *, now: datetime.datetime) -> None:
    """Nobody has this address, says the mail server, at once or in a letter that came back."""
    letter.state, letter.fault = State.REFUSED, fault[:500]
    letter.save(update_fields=["state", "fault"])
    FailingAddress.objects.get_or_create(
        address=letter.to.lower(), defaults={"since": now, "fault": fault[:500]}
    )


def mend(address: str) -> None:
    """The address is typed anew, or somebody has read a letter there: letters are sent again."""
    FailingAddress.objects.filter(address=address.lower()).delete()


def fault_of(address: str) -> FailingAddress | None:
    """Why nothing is sent to an address; nothing where all is well."""
    return FailingAddress.objects.filter(address=address.lower()).first() if address else None


def sweep(now: datetime.datetime) -> int:
    """Throw away letters whose fate has been known for a month."""
    old = now - datetime.timedelta(days=DAYS_KEPT)
    return Letter.objects.over().filter(created_at__lt=old).delete()[0]
