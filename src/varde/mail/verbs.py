"""Putting a letter in the box: in the same transaction as whatever it tells of."""

import datetime

from django.conf import settings

from varde.mail.composing import Words
from varde.mail.models import Letter

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


def sweep(now: datetime.datetime) -> int:
    """Throw away letters whose fate has been known for a month."""
    old = now - datetime.timedelta(days=DAYS_KEPT)
    return Letter.objects.over().filter(created_at__lt=old).delete()[0]
