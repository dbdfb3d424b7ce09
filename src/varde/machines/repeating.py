"""The same asked twice is done once: what was answered is kept a day, with the work itself."""

import datetime
import hashlib
import uuid
from collections.abc import Callable
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from varde.foundation.refusals import Refused
from varde.machines.models import Answered

KEPT = datetime.timedelta(days=1)


class Asked(NamedTuple):
    """One asking: by which key, the name its sender gave it, and all that was asked."""

    key_id: uuid.UUID
    name: str
    content: bytes
    now: datetime.datetime

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class Given(NamedTuple):
    """An answer."""

    status: int
    body: str


class UsedForSomethingElse(Refused):
    """The same name came with another content."""


def once(asked: Asked, work: Callable[[], Given]) -> Given:
    """Do the work and keep its answer, both or neither; the second time, only the answer.

    Of two at the same moment, one waits at the row the other has made.
    """
    with transaction.atomic():
        row, is_new = Answered.objects.get_or_create(
            key_id=asked.key_id,
            name=asked.name,
            defaults={"fingerprint": asked.fingerprint, "at": asked.now},
        )
        if not is_new:
            return _again(row, asked)
        given = work()
        row.status, row.body = given
        row.save(update_fields=["status", "body"])
    return given


def sweep(now: datetime.datetime) -> int:
    """Throw away answers nobody asks for any more."""
    return Answered.objects.filter(at__lt=now - KEPT).delete()[0]


def _again(row: Answered, asked: Asked) -> Given:
    if row.fingerprint != asked.fingerprint:
        raise UsedForSomethingElse(
            _("This Idempotency-Key was used for something else. Make a new one.")
        )
    return Given(row.status, row.body)
