"""Letting another system in, and shutting it out."""

import datetime
import hashlib
import secrets
from collections.abc import Collection

from django.utils.translation import gettext as _

from varde.foundation.refusals import Refused
from varde.machines import rules
from varde.machines.models import Key, Scope
from varde.people.actors import TOKEN_KIND, Actor

LONGEST_DAYS = 365
PREFIX = "varde_"


def make(*, name: str, scopes: Collection[str], days: int, by: Actor) -> tuple[Key, str]:
    """A key for one system, and its secret: told once, and never kept."""
    if by.member is None or by.kind == TOKEN_KIND:
        raise Refused(_("A key is made by a person who is signed in."))
    if not scopes or not set(scopes) <= set(Scope.values):
        raise Refused(_("Choose what the key may be used for."))
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused(_("A key lasts for a year at most. Choose a shorter time."))
    secret = PREFIX + secrets.token_urlsafe(32)
    key = Key(
        company_id=by.company_id,
        name=name.strip(),
        member=by.member,
        digest=digest_of(secret),
        scopes=sorted(set(scopes)),
        made_at=by.now,
        last_date=by.today + datetime.timedelta(days=days),
    )
    return rules.MAKE.create(key, by=by), secret


def revoke(key: Key, *, by: Actor) -> None:
    """The key opens nothing any more, from this moment."""
    with rules.REVOKE.taken(key, by=by):
        pass


def digest_of(secret: str) -> str:
    """All that is kept of a key. 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()
