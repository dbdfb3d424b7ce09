"""One's own inbox: the order it is read in, what each message is about, how many are new."""

import uuid
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Model

from varde.foundation.references import model_and_key, reference
from varde.notifications.models import Notification
from varde.organisation.models import Viewer
from varde.people.actors import Actor

NEWEST = ("-at", "-pk")


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
