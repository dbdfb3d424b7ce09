"""What is looked up before anybody acts in an undertaking: a link, and where a user belongs."""

import datetime

from django.db.models import QuerySet

from varde.people import rules
from varde.people.models import Invitation, Member, User
from varde.people.verbs.invitations import digest_of


def invitation_behind(token: str, *, now: datetime.datetime) -> Invitation | None:
    """By the digest alone: whoever holds the link need not be known to anybody yet."""
    rows = Invitation.objects.filter(digest=digest_of(token)).sent()
    found = rows.select_related("company", "member__company", "member__unit").first()
    usable = found and not found.is_over(now) and found.member.state == rules.ACTIVE
    return found if usable else None


def memberships_of(user: User) -> QuerySet[Member]:
    """Where a user belongs today, by name of the undertaking."""
    members = Member.objects.active().filter(user=user).select_related("company", "unit")
    return members.order_by("company__name", "company_id")
