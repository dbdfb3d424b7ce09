"""Where another system is told of what happens, and what is on its way there."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from varde.organisation.models import CompanyOwned, OwnedQuerySet, Viewer
from varde.people.models import Member
from varde.steps.step import Stepped
from varde.webhooks import rules


class Kind(models.TextChoices):
    """What it is about: how the verbs of the trail begin."""

    CASES = "deviation", _("Deviations")
    MEASURES = "measure", _("Measures")


class HookQuerySet(OwnedQuerySet["Hook"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """For those who may make one."""
        roles_at = getattr(viewer, "roles_at", None)
        mine = super().visible_to(viewer)
        return mine if roles_at and rules.MAKE.who & roles_at(None) else mine.none()

    def in_use(self) -> Self:
        return self.filter(state=rules.IN_USE)


class Hook(CompanyOwned, Stepped):
    """An address told of what the member who made it may see. Its secret is computed, not kept."""

    name = models.CharField(max_length=80)
    address = models.URLField(max_length=500)
    kinds = models.JSONField(default=list)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = HookQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def wants(self, verb: str) -> bool:
        return verb.partition(".")[0] in self.kinds

    def kind_labels(self) -> list[str]:
        return [str(Kind(kind).label) for kind in self.kinds]


class Reached(models.Model):
    """How far in the trail a hook has come."""

    hook_id = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.hook_id} {self.number}"


class Fate(models.TextChoices):
    WAITING = "waiting", _("On its way")
    SENT = "sent", _("Received")
    GIVEN_UP = "given_up", _("Given up")


class DeliveryQuerySet(OwnedQuerySet["Delivery"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return super().visible_to(viewer).filter(hook__in=Hook.objects.visible_to(viewer))

    def due(self, now: datetime.datetime) -> Self:
        """Those to be sent now, which nobody has in hand."""
        free = Q(held_until=None) | Q(held_until__lte=now)
        return self.filter(free, fate=Fate.WAITING, next_try_at__lte=now)


class Delivery(CompanyOwned):
    """One event on its way to one address."""

    hook = models.ForeignKey(Hook, models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=60)
    body = models.TextField()
    fate = models.CharField(max_length=10, choices=Fate.choices, default=Fate.WAITING)
    at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    held_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hook", "number"], name="delivered_once"),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(fate=Fate.WAITING), name="deliveries_to_send"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.number}"
