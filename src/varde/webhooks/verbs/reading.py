"""From the trail to what is sent: every event once, in order, whoever dies meanwhile."""

import datetime
import json
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist

from varde.audit.models import Event, Head
from varde.foundation.replaying import replayable
from varde.organisation import references
from varde.people import rules as people
from varde.people.actors import Actor, member_actor
from varde.webhooks.models import Delivery, Hook, Reached

AT_A_TIME = 100


def read_all(now: datetime.datetime) -> int:
    """Put what is new on its way to everybody who wants it. How many events were read."""
    hooks = Hook.objects.in_use().select_related("company", "member__company", "member__unit")
    reached = dict(Reached.objects.values_list("hook_id", "number"))
    heads = dict(Head.objects.values_list("company_id", "number"))
    behind = [h for h in hooks if reached.get(h.pk, 0) < heads.get(h.company_id, 0)]
    return sum(_read_some(hook, now) for hook in behind)


def _read_some(hook: Hook, now: datetime.datetime) -> int:
    """What is sent and how far was read are kept in one transaction."""
    viewer = member_actor(hook.member, now=now) if hook.member.state == people.ACTIVE else None
    with replayable():
        reached = Reached.objects.select_for_update().get(pk=hook.pk)
        later = Event.objects.filter(company_id=hook.company_id, number__gt=reached.number)
        events = list(later.order_by("number")[:AT_A_TIME])
        for event in events:
            if viewer and hook.wants(event.verb):
                _send(hook, event, viewer, now)
            reached.number = event.number
        reached.save(update_fields=["number"])
    return len(events)


def _send(hook: Hook, event: Event, viewer: Actor, now: datetime.datetime) -> None:
    """Only of rows that whoever made the hook may see today."""
    try:
        row = references.find(event.subject, viewer)
    except ObjectDoesNotExist:
        return
    delivery = Delivery(
        company=hook.company,
        hook=hook,
        number=event.number,
        verb=event.verb,
        at=now,
        next_try_at=now,
    )
    told = {"id": str(delivery.pk), "event": event.number, "undertaking": hook.company.slug}
    told |= {"verb": event.verb, "at": event.at.isoformat(), "about": event.subject}
    delivery.body = json.dumps(told | _where(row))
    delivery.save(force_insert=True)


def _where(row: Any) -> dict[str, str]:
    """The number people say, and the page. Never words: who may read them is asked there."""
    path = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
    base = settings.SITE_ADDRESS.rstrip("/")
    return {"number": str(getattr(row, "number", "")), "link": f"{base}{path}" if path else ""}
