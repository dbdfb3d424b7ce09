"""Carrying letters to the mail server. None is lost; after a crash one at most comes twice.

A letter is held while it is carried. A postman who dies lets go of it when the time is up, and
the next one sends it under the same Message-ID, so that mail programs may show it once. A server
that is down or slow is asked again, ever more seldom, for three days.
"""

import datetime
import logging
import smtplib
import time
from collections.abc import Iterable
from contextlib import suppress
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction

from varde.mail import bounces
from varde.mail.models import Letter, State
from varde.mail.verbs import mark_failing

AT_A_TIME = 20
HELD = datetime.timedelta(minutes=10)
FIRST_WAIT = datetime.timedelta(seconds=30)
LONGEST_WAIT = datetime.timedelta(hours=1)
HOPELESS = datetime.timedelta(days=3)
FOR_GOOD = range(500, 600)  # SMTP's answers that will not change (RFC 5321, 4.2.1)
NOBODY = {550, 551, 553}  # … of which these say that the address is wrong
TROUBLE = (OSError, smtplib.SMTPException)

log = logging.getLogger(__name__)


def deliver(now: datetime.datetime) -> int:
    """Send what is due, over one connection. How many went."""
    letters = _take(now)
    if not letters:
        return 0
    server = get_connection()
    try:
        server.open()
    except TROUBLE as fault:
        _put_back(letters, fault, now)
        return 0
    begun = time.monotonic()
    try:
        return sum(
            _carry(letter, server, now)
            for letter in letters
            if _holds(letter, now + datetime.timedelta(seconds=time.monotonic() - begun))
        )
    finally:
        with suppress(*TROUBLE):
            server.close()


def _take(now: datetime.datetime) -> list[Letter]:
    with transaction.atomic():
        rows = Letter.objects.due(now).select_for_update(skip_locked=True)
        letters = list(rows.order_by("next_try_at", "pk")[:AT_A_TIME])
        held = Letter.objects.filter(pk__in=[letter.pk for letter in letters])
        held.update(held_until=now + HELD)
    for letter in letters:
        letter.held_until = now + HELD
    return letters


def _holds(letter: Letter, now: datetime.datetime) -> bool:
    """Still ours, and held anew: behind a slow server the first may take longer than the hold.

    Another postman who has taken it up meanwhile sees to it.
    """
    ours = Letter.objects.filter(pk=letter.pk, state=State.WAITING, held_until=letter.held_until)
    return bool(ours.update(held_until=now + HELD))


def _put_back(letters: Iterable[Letter], fault: Exception, now: datetime.datetime) -> None:
    log.warning("The mail server cannot be reached: %s", fault)
    for letter in letters:
        _later(letter, fault, now)


def _carry(letter: Letter, server: Any, now: datetime.datetime) -> bool:
    try:
        server.send_messages([message(letter, server)])
    except smtplib.SMTPRecipientsRefused as fault:
        code, said = next(iter(fault.recipients.values()))
        _refused(letter, code, said, now)
    except smtplib.SMTPResponseException as fault:
        _refused(letter, fault.smtp_code, fault.smtp_error, now)
    except TROUBLE as fault:
        _later(letter, fault, now)
    else:
        _save(letter, state=State.SENT, sent_at=now, fault="")
        return True
    return False


def message(letter: Letter, server: Any = None) -> EmailMultiAlternatives:
    """The letter as the mail server gets it, with the same Message-ID however often it is sent."""
    headers = {
        "Message-ID": f"<{letter.pk.hex}@{_domain()}>",
        "Auto-Submitted": "auto-generated",
        "From": settings.DEFAULT_FROM_EMAIL,
    }
    if letter.stop_address:
        headers["List-Unsubscribe"] = f"<{letter.stop_address}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        from_email=bounces.return_path(letter) or None,
        to=[letter.to],
        headers=headers,
        connection=server,
    )
    if letter.html:
        made.attach_alternative(letter.html, "text/html")
    return made


def _domain() -> str:
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return sender or urlsplit(settings.SITE_ADDRESS).hostname or "varde.invalid"


def _refused(letter: Letter, code: int, said: bytes | str, now: datetime.datetime) -> None:
    fault = Exception(
        f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    )
    if code not in FOR_GOOD:
        _later(letter, fault, now)
    else:
        _save(letter, state=State.GIVEN_UP, fault=str(fault)[:500])
        if code in NOBODY:
            mark_failing(letter, str(fault), now=now)


def _later(letter: Letter, fault: Exception, now: datetime.datetime) -> None:
    hopeless = now - letter.created_at > HOPELESS
    wait = min(FIRST_WAIT * 2 ** min(letter.tries, 10), LONGEST_WAIT)
    _save(
        letter,
        state=State.GIVEN_UP if hopeless else State.WAITING,
        next_try_at=now + wait,
        tries=letter.tries + 1,
        fault=(str(fault) or type(fault).__name__)[:500],
    )


def _save(letter: Letter, **values: Any) -> None:
    """The words are kept only while they may have to be sent: codes and links stand in them."""
    if values["state"] != State.WAITING:
        values |= {"text": "", "html": "", "stop_address": ""}
    for name, value in {"held_until": None, **values}.items():
        setattr(letter, name, value)
    letter.save(update_fields=["held_until", *values])
