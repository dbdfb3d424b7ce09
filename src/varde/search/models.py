"""The index: what each row is found by, and how far it has been kept up."""

import datetime
import uuid
from typing import NamedTuple

from django.db import models

_SECONDS, _LUCK = 31, 0x7FFFFFFF


class Entry(models.Model):
    """What one row is found by. Nothing here is ever shown: rows are, to those who may see them.

    The key begins with the moment, so the newest are read first without being sorted.
    """

    id = models.BigIntegerField(primary_key=True)
    company_id = models.UUIDField()
    kind = models.CharField(max_length=60)
    key = models.UUIDField()
    words = models.TextField()
    parts = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company_id", "kind", "key"], name="found_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


class Cursor(models.Model):
    """How far an undertaking's trail has been read, and its rows been gone through."""

    company_id = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    # Where going through all rows has come to: a kind, and the last key of it. Empty at rest.
    sweeping = models.CharField(max_length=60, blank=True)
    swept_to = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.company_id} {self.number}"


class Place(NamedTuple):
    """Where an entry stands among all others, and the key of its row."""

    number: int
    key: uuid.UUID


def place_in_time(moment: datetime.datetime, key: uuid.UUID) -> int:
    """A number that grows with the moment, and hardly ever falls together with another."""
    return (int(moment.timestamp()) << _SECONDS) | (key.int & _LUCK)


def just_after(moment: datetime.datetime) -> int:
    """What comes after all that happened in the same second, or before."""
    return (int(moment.timestamp()) + 1) << _SECONDS


def second_after(number: int) -> datetime.datetime:
    """From here on, all that happened comes after this place."""
    return datetime.datetime.fromtimestamp((number >> _SECONDS) + 1, tz=datetime.UTC)
