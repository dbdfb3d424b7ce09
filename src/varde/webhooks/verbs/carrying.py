"""Carrying what waits to its address. None is lost; it may come twice, under the same id.

An address that is down is asked again, ever more seldom, for three days. One that has just failed
is not asked again in the same round, so that a slow one keeps nobody else waiting.
"""

import datetime
import uuid
from typing import Any

from django.db import transaction

from varde.webhooks import outside, rules
from varde.webhooks.models import Delivery, Fate
from varde.webhooks.verbs.making import secret_of

AT_A_TIME = 20
HELD = datetime.timedelta(minutes=10)
FIRST_WAIT = datetime.timedelta(seconds=30)
LONGEST_WAIT = datetime.timedelta(hours=1)
HOPELESS = datetime.timedelta(days=3)
KEPT = datetime.timedelta(days=30)
STOPPED = "stopped"


def deliver(now: datetime.datetime) -> int:
    """Send what is due. How many arrived."""
    failing: set[uuid.UUID] = set()
    return sum(_carry(delivery, failing, now) for delivery in _take(now))


def sweep(now: datetime.datetime) -> int:
    """Throw away what has been over for a month."""
    old = Delivery.objects.exclude(fate=Fate.WAITING).filter(at__lt=now - KEPT)
    return old.delete()[0]


def _take(now: datetime.datetime) -> list[Delivery]:
    with transaction.atomic():
        rows = Delivery.objects.due(now).select_for_update(skip_locked=True, of=("self",))
        taken = list(rows.select_related("hook").order_by("next_try_at", "number")[:AT_A_TIME])
        held = Delivery.objects.filter(pk__in=[delivery.pk for delivery in taken])
        held.update(held_until=now + HELD)
    return taken


def _carry(delivery: Delivery, failing: set[uuid.UUID], now: datetime.datetime) -> bool:
    if delivery.hook.state != rules.IN_USE:
        _save(delivery, fate=Fate.GIVEN_UP, fault=STOPPED)
    elif delivery.hook_id in failing:
        _save(delivery, next_try_at=now + FIRST_WAIT)
    else:
        fault = _said_no(delivery, now)
        if not fault:
            _save(delivery, fate=Fate.SENT, tries=delivery.tries + 1, fault="")
            return True
        failing.add(delivery.hook_id)
        _later(delivery, fault, now)
    return False


def _said_no(delivery: Delivery, now: datetime.datetime) -> str:
    """What went wrong; nothing when it was received."""
    headers = {"Varde-Delivery": str(delivery.pk), "Varde-Event": delivery.verb}
    try:
        status = outside.post(
            delivery.hook.address,
            delivery.body.encode(),
            secret=secret_of(delivery.hook),
            now=now,
            headers=headers,
        )
    except outside.TROUBLE as fault:
        return str(fault) or type(fault).__name__
    return "" if 200 <= status < 300 else f"HTTP {status}"


def _later(delivery: Delivery, fault: str, now: datetime.datetime) -> None:
    hopeless = now - delivery.at > HOPELESS
    wait = min(FIRST_WAIT * 2 ** min(delivery.tries, 10), LONGEST_WAIT)
    _save(
        delivery,
        fate=Fate.GIVEN_UP if hopeless else Fate.WAITING,
        next_try_at=now + wait,
        tries=delivery.tries + 1,
        fault=fault[:300],
    )


def _save(delivery: Delivery, **values: Any) -> None:
    for name, value in {"held_until": None, **values}.items():
        setattr(delivery, name, value)
    delivery.save(update_fields=["held_until", *values])
