"""Starting an undertaking in Varde: its name, its top unit, and the one who answers for it."""

import datetime

from varde.audit import trail
from varde.organisation import verbs as organisation
from varde.organisation.models import Company
from varde.people import verbs as people
from varde.people.actors import system
from varde.people.models import Member, User
from varde.steps.roles import TOP_MANAGER


def found(
    *,
    name: str,
    organisation_number: str,
    industry_code: str,
    person: str,
    email: str,
    password: str,
    now: datetime.datetime,
) -> Member:
    """The first user becomes top manager: the duty lies there (internkontrollforskriften § 4)."""
    with trail.gathered():
        company = organisation.found(
            name=name,
            organisation_number=organisation_number,
            industry_code=industry_code,
            now=now,
        )
        return _first_member(company, person=person, email=email, password=password, now=now)


def _first_member(
    company: Company, *, person: str, email: str, password: str, now: datetime.datetime
) -> Member:
    by = system(company, job="start", now=now)
    top = organisation.open_unit(name=company.name, parent=None, by=by)
    user = User.objects.create_user(email, password)
    member = people.welcome(name=person, unit=top, email=email, by=by)
    people.link_user(member, user=user, by=by)
    people.appoint(member, role=TOP_MANAGER, unit=top, start_date=by.today, by=by)
    return member
