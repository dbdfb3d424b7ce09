"""A poster: where a code hangs, and so where a report from it is about."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from varde.organisation.models import CompanyOwned, OwnedQuerySet, Unit, Workplace
from varde.posters import rules
from varde.steps.step import Stepped

# The languages a poster can be printed in; each says its own name.
LANGUAGES = {"nb": "Norsk bokmål", "nn": "Norsk nynorsk", "en": "English", "pl": "Polski"}


class State(models.TextChoices):
    ACTIVE = rules.ACTIVE, _("In use")
    REVOKED = rules.REVOKED, _("Taken down")


class PosterQuerySet(OwnedQuerySet["Poster"]):
    def with_places(self) -> Self:
        return self.select_related("company", "unit", "workplace")

    def in_order(self) -> Self:
        """Those in use first, then by place."""
        return self.order_by("state", "unit__path", "workplace__name", "thing", "pk")


class Poster(CompanyOwned, Stepped):
    """A QR code on a wall (plakat), for a unit, a place of work or one machine."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    workplace = models.ForeignKey(Workplace, models.PROTECT, null=True, related_name="+")
    thing = models.CharField(max_length=80, blank=True)
    code = models.CharField(max_length=12, unique=True)
    languages = models.JSONField(default=list)
    hung_up_at = models.DateTimeField()

    objects = PosterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["company", "state", "unit"], name="posters_of_a_unit")]

    def __str__(self) -> str:
        return self.where

    def get_absolute_url(self) -> str:
        return reverse("posters:detail", args=[self.company.slug, self.pk])

    @property
    def where(self) -> str:
        """«Kappsag, Stillas B, Havnekvartalet», the nearest first."""
        names = [self.thing, self.workplace.name if self.workplace else "", self.unit.name]
        return ", ".join(name for name in names if name)

    @property
    def languages_said(self) -> str:
        """«Norsk bokmål, English»."""
        return ", ".join(LANGUAGES[code] for code in self.languages)

    @property
    def is_active(self) -> bool:
        return self.state == rules.ACTIVE

    def place(self) -> Unit:
        return self.unit
