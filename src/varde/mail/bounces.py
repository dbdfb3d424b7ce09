"""Letters that come back: reports of the mail server (RFC 3464), and what they mean for an address.

A report counts only when it names a letter of ours, by its Message-ID or by the return path it was
sent with. Both hold the letter's own key, which nobody guesses: a stranger cannot have somebody
else's address marked.
"""

import datetime
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from django.conf import settings

from varde.mail.models import Letter
from varde.mail.verbs import mark_failing

LONGEST = 300_000  # characters of a letter that are looked through for our own key
# RFC 3463: a wrong address, one that is shut, a domain that takes no mail. Not a full mailbox
# (5.2.2), a letter too big (5.2.3) or one that a filter does not like (5.7.x): the address is fine.
HARD = re.compile(r"5\.(1\.\d+|2\.1|4\.[14])")
UNSAID = re.compile(r"5\.[05]\.0")
NOBODY = re.compile(r"\b55[013]\b")
OUR_KEY = re.compile(r"(?:<|\+)([0-9a-f]{32})@", re.IGNORECASE)
WHERE_IT_WENT = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "In-Reply-To", "References")


@dataclass(frozen=True)
class Report:
    """What a mail server says of one letter of ours."""

    key: uuid.UUID
    status: str
    said: str
    failed: bool

    @property
    def is_hard(self) -> bool:
        """Nobody will ever read letters there."""
        if not self.failed:
            return False
        unsaid = UNSAID.fullmatch(self.status) and NOBODY.search(self.said)
        return bool(HARD.fullmatch(self.status) or unsaid)


def return_path(letter: Letter) -> str:
    """Where a letter comes back to, with its key in it; empty when no such address is set."""
    name, _at, domain = settings.MAIL_BOUNCES.partition("@")
    return f"{name}+{letter.pk.hex}@{domain}" if domain else ""


def take(content: bytes, now: datetime.datetime) -> str:
    """Read one letter that came back, and mark the address if need be. What came of it, in a word.

    The same report twice changes nothing.
    """
    report = read(content)
    letter = Letter.objects.filter(pk=report.key).first() if report else None
    if report is None or letter is None:
        return "unknown"
    if not report.is_hard:
        return "soft"
    mark_failing(letter, f"{report.status} {report.said}".strip(), now=now)
    return "hard"


def read(content: bytes) -> Report | None:
    """The report in a letter; nothing when it is another sort of letter, or not about ours."""
    came = message_from_bytes(content, policy=policy.default)
    assert isinstance(came, EmailMessage)
    about = next(_statuses(came), None)
    key = _key(came, content)
    if about is None or key is None:
        return None
    return Report(
        key=key,
        status=_status(about),
        said=" ".join(str(about.get("Diagnostic-Code", "")).partition(";")[2].split())[:400],
        failed=str(about.get("Action", "")).strip().lower() == "failed",
    )


def _statuses(came: EmailMessage) -> Iterator[EmailMessage]:
    """What is said of each address, in the part made for machines."""
    for part in came.walk():
        if part.get_content_type() == "message/delivery-status":
            for block in part.get_payload():
                if isinstance(block, EmailMessage) and block.get("Final-Recipient"):
                    yield block


def _status(about: EmailMessage) -> str:
    found = re.search(r"\d\.\d{1,3}\.\d{1,3}", str(about.get("Status", "")))
    return found.group() if found else ""


def _key(came: EmailMessage, content: bytes) -> uuid.UUID | None:
    """In the address it came back to, else in the letter or the headers it holds."""
    headers = " ".join(str(came.get(name, "")) for name in WHERE_IT_WENT)
    text = content[:LONGEST].decode("ascii", errors="replace")
    found = OUR_KEY.search(headers) or OUR_KEY.search(text)
    return uuid.UUID(found.group(1)) if found else None
