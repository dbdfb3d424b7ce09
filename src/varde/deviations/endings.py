"""How a case just ended: for an hour it may be undone, exactly back to where it was."""

import datetime

from varde.audit.models import Event
from varde.deviations import rules
from varde.deviations.models import Deviation
from varde.foundation.references import reference

TIME_TO_TAKE_BACK = datetime.timedelta(hours=1)
ENDINGS = [step.verb for step in (rules.CLOSE, rules.FIX_NOW, rules.REJECT, rules.MERGE)]


def just_ended(case: Deviation, now: datetime.datetime) -> Event | None:
    """What ended the case within the last hour. One query, and none while it is open."""
    if case.is_open:
        return None
    events = Event.objects.filter(
        company_id=case.company_id, subject=reference(case), verb__in=ENDINGS
    )
    return events.filter(at__gte=now - TIME_TO_TAKE_BACK).order_by("-number").first()
