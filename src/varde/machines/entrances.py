"""From a secret to the key it belongs to, before anybody acts."""

import datetime

from varde.machines.models import Key
from varde.machines.verbs import digest_of
from varde.people import rules as people


def key_behind(secret: str, *, now: datetime.datetime) -> Key | None:
    """By the digest alone. None when it is unknown, over, revoked, or its member is gone."""
    rows = Key.objects.filter(digest=digest_of(secret))
    key = rows.select_related("company", "member__company", "member__unit", "member__user").first()
    if key is None or not key.is_in_use(key.company.day_of(now)):
        return None
    user = key.member.user
    is_here = key.member.state == people.ACTIVE and user is not None and user.is_active
    return key if is_here else None
