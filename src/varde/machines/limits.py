"""How often a key may be used. Counted in one row all processes share."""

import datetime
import uuid

from django.db import transaction

from varde.machines.models import Use

MOST_A_MINUTE = 300


def take(key_id: uuid.UUID, *, now: datetime.datetime, today: datetime.date) -> bool:
    """Count one more use, if there is room in this minute; say whether there was."""
    minute = int(now.timestamp()) // 60
    with transaction.atomic():
        # Of two at the same moment, one waits here until the other has counted.
        use, _new = Use.objects.select_for_update().get_or_create(pk=key_id)
        if use.minute != minute:
            use.minute, use.calls = minute, 0
        if use.calls >= MOST_A_MINUTE:
            return False
        use.calls, use.used_date = use.calls + 1, today
        use.save()
    return True
