"""One's own inbox: read a page at a time, newest first, and marked as read."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Model, Q

from varde.foundation.references import model_and_key, reference
from varde.notifications.models import Notification, NotificationQuerySet
from varde.organisation.models import Viewer
from varde.people.actors import Actor

AT_A_TIME = 50


@dataclass(frozen=True)
class Page:
    """Some messages, and the mark after which the next page begins; empty on the last."""

    rows: list[Notification]
    after: str


def page(rows: NotificationQuerySet, *, after: str = "") -> Page:
    """One query. A mark nobody can read begins from the newest."""
    found = list(_beyond(rows, after).order_by("-at", "-pk")[: AT_A_TIME + 1])
    shown = found[:AT_A_TIME]
    mark = f"{shown[-1].at.isoformat()}~{shown[-1].pk}" if len(found) > AT_A_TIME else ""
    return Page(shown, mark)


def _beyond(rows: NotificationQuerySet, after: str) -> NotificationQuerySet:
    moment, _tilde, key = after.partition("~")
    try:
        at, last = datetime.datetime.fromisoformat(moment), uuid.UUID(key)
    except ValueError:
        return rows
    return rows.filter(Q(at__lt=at) | Q(at=at, pk__lt=last)) if at.tzinfo else rows


def titles(rows: Sequence[Notification], viewer: Viewer) -> dict[str, str]:
    """What each is about, by reference, as far as the reader may see it. A query for each kind."""
    keys: dict[type[Model], list[uuid.UUID]] = defaultdict(list)
    for note in rows:
        model, key = model_and_key(note.about)
        keys[model].append(key)
    return {
        reference(row): str(row)
        for model, wanted in keys.items()
        for row in model._default_manager.get_queryset().visible_to(viewer).filter(pk__in=wanted)  # type: ignore[attr-defined]
    }


def count_unread(actor: Actor) -> int:
    return Notification.objects.visible_to(actor).unread().count() if actor.member else 0
