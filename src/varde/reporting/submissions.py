"""The secret of one submission: made where the form is shown, signed, and bound to its place.

It does three things without any cookie: the same form sent twice is one case, the receipt's
code is computed from it, and only a form we showed, here and lately, is taken in.
"""

import datetime
import hashlib
import secrets
import uuid
from dataclasses import dataclass

from django.core import signing

OLDEST = datetime.timedelta(days=7)
SALT = "varde.submission"


class Stale(Exception):
    """The form is too old, was shown somewhere else, or is not ours."""


@dataclass(frozen=True)
class Submission:
    """What the token holds: random bits, and when the form was shown."""

    secret: str
    shown_at: datetime.datetime

    def of(self, content: str) -> str:
        """The secret of this content: going back and writing something else is a new report."""
        return f"{self.secret}:{hashlib.sha256(content.encode()).hexdigest()}"


def fresh(desk: str, *, now: datetime.datetime) -> str:
    """A token for a form at a desk: a poster, or the page of an undertaking."""
    shown = {"secret": secrets.token_urlsafe(16), "at": int(now.timestamp())}
    return signing.dumps(shown, salt=f"{SALT}:{desk}")


def opened(token: str, desk: str, *, now: datetime.datetime) -> Submission:
    """What a token of this desk holds; Stale when it is no good."""
    try:
        shown = signing.loads(token, salt=f"{SALT}:{desk}")
    except signing.BadSignature as wrong:
        raise Stale from wrong
    shown_at = datetime.datetime.fromtimestamp(shown["at"], datetime.UTC)
    if now - shown_at > OLDEST:
        raise Stale
    return Submission(shown["secret"], shown_at)


@dataclass(frozen=True)
class ByDevice(Submission):
    """A report a telephone has kept: its own name for it is the secret, whatever stands in it."""

    def of(self, content: str) -> str:
        return self.secret


def named_by_device(name: uuid.UUID, desk: str, *, whose: str = "") -> str:
    """The secret behind the name a telephone gave its report: sent again is the same case."""
    return f"device:{desk}:{whose}:{name}"
