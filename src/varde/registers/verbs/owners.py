"""Who gets the open cases of which units."""

import datetime
import uuid
from collections.abc import Iterable

from varde.organisation.models import Unit
from varde.people.line import leader_of

# A unit, and its leader.
Owners = dict[uuid.UUID, uuid.UUID]


def owners(units: Iterable[uuid.UUID], *, today: datetime.date) -> Owners:
    """Asked before the switch, so that nobody waits for the answer."""
    found = Unit.objects.filter(pk__in=list(units))
    return {unit.pk: leader.pk for unit in found if (leader := leader_of(unit, on=today))}
