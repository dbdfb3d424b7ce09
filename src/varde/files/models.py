"""A file that hangs on a row of any room: a picture or a paper, kept by its content's hash."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar, Protocol, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from varde.files import rules
from varde.organisation.models import CompanyOwned, OwnedQuerySet, Viewer
from varde.people.actors import CODE_KIND, KNOWN_KINDS, STRANGER_KIND
from varde.people.models import Member
from varde.steps.roles import AUTHOR
from varde.steps.step import Actor, Stepped

PICTURE_TYPE = "image/jpeg"
LONGEST_REASON = 200


class Subject(Protocol):
    """A row files can hang on: any stepped row an undertaking owns."""

    pk: Any
    company_id: Any
    _meta: ClassVar[Any]

    def place(self) -> Any: ...
    def roles_for(self, actor: Actor) -> frozenset[str]: ...


class AttachmentQuerySet(OwnedQuerySet["Attachment"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Files on rows the viewer may see; each kind of row decides for its own."""
        own = super().visible_to(viewer)
        seen = Q(pk__in=[])
        for label in own._kinds():
            seen |= Q(subject_model=label, subject_key__in=_seen_keys(label, viewer))
        return own.filter(seen)

    def of(self, subject: Subject) -> Self:
        """Files on a row that the caller has found as the viewer may see it."""
        return self.filter(subject_model=subject._meta.label_lower, subject_key=subject.pk)

    def kept(self) -> Self:
        return self.filter(state=rules.KEPT)

    def withdrawn(self) -> Self:
        return self.filter(state=rules.WITHDRAWN)

    def in_order(self) -> Self:
        return self.order_by("added_at", "pk")

    def _kinds(self) -> Iterator[str]:
        """The kinds of rows that have files, stepping through the index from one to the next."""
        labels = self.order_by("subject_model").values_list("subject_model", flat=True)
        label = labels.first()
        while label:
            yield label
            label = labels.filter(subject_model__gt=label).first()


class Attachment(CompanyOwned, Stepped):
    """A picture or a paper on a row. Its content never changes; another content is another file."""

    subject_model = models.CharField(max_length=60)
    subject_key = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    thumbnail = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField()
    added_by_kind = models.CharField(max_length=20)
    added_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    # Why somebody else than its author took it away; empty when the author did.
    withdrawn_because = models.CharField(max_length=LONGEST_REASON, blank=True)

    private: ClassVar[frozenset[str]] = frozenset({"name"})
    objects = AttachmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["company", "subject_model", "subject_key", "added_at"],
                name="attachments_of_a_row",
            ),
            models.Index(fields=["sha256"], name="attachment_content"),
            models.Index(fields=["thumbnail"], name="attachment_thumbnail"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(added_by=None) | Q(added_by_kind__in=KNOWN_KINDS),
                name="attachment_knows_only_members",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """The reference of the row it hangs on."""
        return f"{self.subject_model}:{self.subject_key}"

    @cached_property
    def about(self) -> Any:
        """The row itself, whoever may see it: for roles, never for pages."""
        return apps.get_model(self.subject_model)._base_manager.get(pk=self.subject_key)

    def place(self) -> Any:
        return self.about.place()

    def roles_of(self, actor: Actor) -> frozenset[str]:
        return frozenset({AUTHOR} if self._came_from(actor) else ())

    def roles_for(self, actor: Actor) -> frozenset[str]:
        """What the actor is to the row, and the author's right to take back."""
        roles: frozenset[str] = self.about.roles_for(actor)
        return roles | self.roles_of(actor)

    def is_picture(self) -> bool:
        return self.content_type == PICTURE_TYPE

    def is_shown(self) -> bool:
        return self.state == rules.KEPT

    def may_be_put_back_by(self, actor: Actor) -> bool:
        """What the author took back only the author puts back, and the other way round."""
        who = rules.ANSWERABLE if self.withdrawn_because else {AUTHOR}
        return rules.RESTORE.open_to(actor, self) and bool(who & self.roles_for(actor))

    def _came_from(self, actor: Actor) -> bool:
        if actor.kind == CODE_KIND:
            opened = getattr(actor, "holds_code_to", "")
            return opened == self.subject and self.added_by_kind in {CODE_KIND, STRANGER_KIND}
        member = getattr(actor, "member", None)
        return member is not None and self.added_by_id == member.pk


def _seen_keys(label: str, viewer: Viewer) -> models.QuerySet[Any]:
    rows: Any = apps.get_model(label)._default_manager.get_queryset()
    keys: models.QuerySet[Any] = rows.visible_to(viewer).values("pk")
    return keys
