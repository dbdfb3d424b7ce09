"""What one does with one's own inbox."""

import datetime

from varde.notifications.models import Choice, How, NotificationQuerySet
from varde.people.models import Member


def mark_read(rows: NotificationQuerySet, *, now: datetime.datetime) -> None:
    rows.unread().update(read_at=now)


def choose(member: Member, chosen: dict[str, str]) -> None:
    """Keep how a person wants each kind of message."""
    for kind, how in chosen.items():
        Choice.objects.update_or_create(
            member=member, kind=kind, company_id=member.company_id, defaults={"how": how}
        )


def stop(member: Member, kind: str) -> None:
    """From now on this kind stands in the inbox only."""
    choose(member, {kind: How.QUIET})
