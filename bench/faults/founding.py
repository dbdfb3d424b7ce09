"""An undertaking to report to: a leader, people who sign in, posters. Run by House.ask.

Says where its posters hang, and what those signed in send along.
"""

import datetime
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from varde.organisation import verbs as organisation
from varde.people import verbs as people
from varde.people.actors import Actor, member_actor, system
from varde.people.models import User
from varde.posters import verbs as posters

LEADER = "Leder"
LONG_AGO = datetime.date(2020, 1, 1)


def main(how_many: str) -> dict[str, Any]:
    """So many posters, and a fifth as many people who sign in."""
    now = timezone.now()
    company = organisation.found(name="Prøve", organisation_number="", industry_code="", now=now)
    by = system(company, job="bench", now=now)
    top = organisation.open_unit(name="Prøve", parent=None, by=by)
    leader = people.welcome(name=LEADER, unit=top, by=by)
    people.appoint(leader, role="top_manager", unit=top, start_date=LONG_AGO, by=by)
    as_leader = member_actor(leader, now=now)
    hung = [posters.hang_up(unit=top, languages=["nb"], by=as_leader) for _ in range(int(how_many))]
    return {
        "slug": company.slug,
        "posters": [one.code for one in hung],
        "sessions": [_session(n, top, by) for n in range(max(1, int(how_many) // 5))],
        "cookie": settings.SESSION_COOKIE_NAME,
    }


def _session(number: int, unit: Any, by: Actor) -> str:
    """Somebody who is signed in: the secret of their cookie."""
    user = User.objects.create_user(f"{number}@prove.example")
    member = people.welcome(name=f"Ansatt {number}", unit=unit, email=user.email, by=by)
    people.link_user(member, user=user, by=by)
    client = Client()
    client.force_login(user)
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)
