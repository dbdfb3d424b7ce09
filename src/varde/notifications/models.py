"""What a person has been told, how they want to be told, and how far the trail is read."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from varde.organisation.models import CompanyOwned, OwnedQuerySet, Viewer
from varde.people.models import Member


class How(models.TextChoices):
    AT_ONCE = "at_once", _("E-mail at once")
    DAILY = "daily", _("E-mail once a day")
    QUIET = "quiet", _("Only here in Varde")


class NotificationQuerySet(OwnedQuerySet["Notification"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """One's own, and nobody else's."""
        return super().visible_to(viewer).filter(member=getattr(viewer, "member", None))

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def for_digest(self) -> Self:
        """What waits for the letter of the day."""
        return self.unread().filter(how=How.DAILY, mailed_at=None)


class Notification(CompanyOwned):
    """Something told to one person. `key` makes sure that it is told once."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=100)
    address = models.CharField(max_length=300)
    text = models.CharField(max_length=300)
    at = models.DateTimeField()
    key = models.CharField(max_length=150)
    how = models.CharField(max_length=10, choices=How.choices)
    mailed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "key"], name="told_once")]
        indexes = [
            models.Index(fields=["company", "member", "-at", "-id"], name="an_inbox"),
            models.Index(
                fields=["company", "member"], condition=Q(read_at=None), name="an_inbox_unread"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Choice(CompanyOwned):
    """How one person wants one kind of message. Without it, the usual way of that kind."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    how = models.CharField(max_length=10, choices=How.choices)

    objects = OwnedQuerySet["Choice"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "kind"], name="one_choice_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.get_how_display()}"


class Cursor(models.Model):
    """How far an undertaking's trail has been told, and the last day its clocks were read."""

    company_id = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    clocks_date = models.DateField(null=True)
    digest_date = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.company_id} {self.number}"
