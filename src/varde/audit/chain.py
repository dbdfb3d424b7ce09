"""The arithmetic of the chain: each line's hash covers the line before it."""

import datetime
import hashlib
import json
import secrets
from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder

from varde.audit.models import Event


def seal(event: Event, *, number: int, previous: str) -> None:
    """Give an event its place in the chain. Salt: 128 random bits; hashes: SHA-256 in hex."""
    event.number = number
    event.salt = secrets.token_hex(16)
    event.digest = _digest(event)
    event.hash = _hash(event, previous)


def first_break(events: Iterable[Event]) -> int | None:
    """The number of the first event that does not fit, or None when all of them do."""
    previous, expected = "", 1
    for event in events:
        told = not event.salt or event.digest == _digest(event)
        if event.number != expected or not told or event.hash != _hash(event, previous):
            return expected
        previous, expected = event.hash, expected + 1
    return None


def _digest(event: Event) -> str:
    told = [event.salt, event.subject_label, event.actor_label, event.changes]
    return _sha256(told)


def _hash(event: Event, previous: str) -> str:
    fixed = [
        previous,
        str(event.company_id),
        event.number,
        event.at.astimezone(datetime.UTC).isoformat(),
        event.verb,
        event.subject,
        event.actor_kind,
        event.actor,
        event.digest,
    ]
    return _sha256(fixed)


def _sha256(values: list[object]) -> str:
    text = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
