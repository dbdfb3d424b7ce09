"""The numbers in the menu: what waits is counted on the front page, else kept for a minute.

Counting asks every room. On a page about something else that would be most of the work.
"""

import datetime
from contextlib import suppress
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import OperationalError
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from varde.foundation import questions
from varde.foundation.questions import Question
from varde.home import waiting
from varde.home.models import Badge
from varde.notifications import inbox
from varde.notifications.models import Notification
from varde.people.actors import Actor

KEPT = datetime.timedelta(minutes=1)


class Known(NamedTuple):
    """What was counted last, and what has not been read now."""

    waiting: int
    counted_at: datetime.datetime
    unread: int

    def is_fresh(self, now: datetime.datetime) -> bool:
        return datetime.timedelta() <= now - self.counted_at < KEPT


class Numbers(NamedTuple):
    """What waits for me, and what I have not read."""

    waiting: int = 0
    unread: int = 0


def of(request: Any) -> Numbers:
    """For whoever looks. One query while the number is kept."""
    actor: Actor = request.actor
    if actor.member is None:
        return Numbers()
    known = next((Known(*values) for values in _question(actor.as_today()).ask()), None)
    unread = known.unread if known else inbox.count_unread(actor)
    if known and known.is_fresh(actor.now) and not hasattr(request, "waiting"):
        return Numbers(known.waiting, unread)
    count = len(waiting.for_request(request))
    if known is None:
        keep(actor, count)
    elif known.waiting != count or not known.is_fresh(actor.now):
        _keep_anew(actor, count)
    return Numbers(count, unread)


def keep(actor: Actor, count: int) -> None:
    """One query, whether there was a number or not.

    A page that is only read must open also when nothing can be written, as on a full disk.
    """
    badge = Badge(company=actor.company, member=actor.member, waiting=count, counted_at=actor.now)
    with suppress(OperationalError):
        Badge.objects.bulk_create(
            [badge],
            update_conflicts=True,
            unique_fields=["member"],
            update_fields=["waiting", "counted_at"],
        )


def _keep_anew(actor: Actor, count: int) -> None:
    with suppress(OperationalError):
        Badge.objects.visible_to(actor).update(waiting=count, counted_at=actor.now)


def forget(actor: Actor) -> None:
    """They did something: what waits may be another number from now on.

    Most have none kept, and then nobody waits for their turn to write.
    """
    kept = Badge.objects.visible_to(actor)
    if kept.exists():
        kept.delete()


@lru_cache(maxsize=questions.KEPT)
def _question(actor: Actor) -> Question:
    own = Badge.objects.visible_to(actor)
    return Question(own.values_list("waiting", "counted_at", _unread()))


def _unread() -> Coalesce:
    """None is not a number."""
    mine = Notification.objects.filter(
        company=OuterRef("company"), member=OuterRef("member"), read_at=None
    )
    counted = mine.order_by().values("member").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
