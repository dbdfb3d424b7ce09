"""The mailbox that letters come back to, read over IMAP every few minutes."""

import datetime
import imaplib
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.conf import settings

from varde.mail import bounces

SECONDS = 20  # a server that does not answer is tried again the next time
AT_A_TIME = 50
MOST_BYTES = 300_000
TROUBLE = (OSError, imaplib.IMAP4.error)

log = logging.getLogger(__name__)


def read(now: datetime.datetime) -> int:
    """Look through what is new. How many letters marked an address.

    A letter is marked as seen after it is taken, so whoever dies in between reads it once more.
    """
    if not settings.IMAP_HOST:
        return 0
    try:
        with _opened() as box:
            return sum(_take(box, number, now) for number in _unseen(box))
    except TROUBLE as fault:
        log.warning("The mailbox of letters that came back cannot be read: %s", fault)
        return 0


@contextmanager
def _opened() -> Iterator[imaplib.IMAP4]:
    kind = imaplib.IMAP4_SSL if settings.IMAP_TLS else imaplib.IMAP4
    box = kind(settings.IMAP_HOST, settings.IMAP_PORT, timeout=SECONDS)
    try:
        box.login(settings.IMAP_USER, settings.IMAP_PASSWORD)
        _must(box.select(settings.IMAP_FOLDER))
        yield box
    finally:
        with suppress(*TROUBLE):
            box.logout()


def _unseen(box: imaplib.IMAP4) -> list[str]:
    (found, *_rest) = _must(box.uid("SEARCH", "UNSEEN"))
    return [number.decode() for number in (found or b"").split()][:AT_A_TIME]


def _take(box: imaplib.IMAP4, number: str, now: datetime.datetime) -> bool:
    answer = _must(box.uid("FETCH", number, f"(BODY.PEEK[]<0.{MOST_BYTES}>)"))
    content: bytes = next((part[1] for part in answer if isinstance(part, tuple)), b"")
    came_of_it = bounces.take(content, now)
    box.uid("STORE", number, "+FLAGS", "(\\Seen)")
    return came_of_it == "hard"


def _must(answer: tuple[str, Any]) -> list[Any]:
    """The server's answer; its no is a fault."""
    said, data = answer
    given: list[Any] = data
    if said != "OK":
        raise imaplib.IMAP4.error(f"{said} {data!r}")
    return given
