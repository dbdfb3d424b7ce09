"""Letters on their way."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from varde.foundation.identity import uuid7


class State(models.TextChoices):
    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"  # the server says that nobody has this address
    GIVEN_UP = "given_up"


class FailingAddress(models.Model):
    """An address nobody has, as its mail server says. Nothing is sent there until it is mended.

    Whoever types it anew, or reads a letter there, mends it.
    """

    address = models.EmailField(primary_key=True)
    since = models.DateTimeField()
    fault = models.CharField(max_length=500)
    told_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.address


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self, now: datetime.datetime) -> Self:
        """Those to be sent now, which no other postman has in hand."""
        free = Q(held_until=None) | Q(held_until__lte=now)
        return self.filter(free, state=State.WAITING, next_try_at__lte=now)

    def over(self) -> Self:
        return self.exclude(state=State.WAITING)


class Letter(models.Model):
    """One letter to one address. Kept with its words only until its fate is known.

    It belongs to no room: `about` is the reference of whatever asked for it, so that what did not
    arrive can be told there.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    about = models.CharField(max_length=100, blank=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    stop_address = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    held_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=500, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state=State.WAITING), name="letters_to_send"
            ),
            models.Index(fields=["about"], name="letters_about"),
            models.Index(fields=["to", "-created_at"], name="letters_to"),
        ]

    def __str__(self) -> str:
        return self.subject
