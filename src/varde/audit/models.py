"""The audit trail: one line for everything that happened. Lines are never changed."""

from typing import NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Event(models.Model):
    """Who did what to which row, when, and what it changed.

    Names are copied in and nothing is a foreign key: the trail must still be readable when
    the person or the row is gone. What may have to be forgotten (labels, changes) counts in
    the chain only through a salted digest, so it can be emptied and the chain still verifies.
    """

    company_id = models.UUIDField()
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=100)
    actor_kind = models.CharField(max_length=20)
    actor = models.CharField(max_length=100, blank=True)
    subject_label = models.CharField(max_length=200, blank=True)
    actor_label = models.CharField(max_length=200, blank=True)
    changes = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    salt = models.CharField(max_length=32, blank=True)
    digest = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company_id", "number"], name="one_event_per_number")
        ]
        # Beginning like the other: of two that fit, SQLite takes the one that fits further.
        indexes = [models.Index(fields=["company_id", "subject"], name="events_about")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label} {self.verb} {self.subject_label}"

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("an event is never deleted")


class Head(models.Model):
    """The newest end of one undertaking's chain. Locked last, for as short as can be."""

    company_id = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.company_id} {self.number}"
