"""Building a demo undertaking: the same verbs as everybody uses, at moments in the past."""

import datetime

from varde.demo import people as cast
from varde.demo import stories
from varde.demo.people import Person, Undertaking
from varde.demo.telling import Teller
from varde.organisation import verbs as organisation
from varde.organisation.models import Company, Unit, Workplace
from varde.people import verbs as people
from varde.people.actors import Actor, system
from varde.people.models import Member, User

BEGAN = 400  # days ago the undertaking was started


def build(*, size: int, now: datetime.datetime) -> Company:
    """An undertaking of 3 or 30 invented people, with its cases, as it stands today."""
    plan = cast.BY_SIZE[size]
    began = now - datetime.timedelta(days=BEGAN)
    company = organisation.found(
        name=plan.name, organisation_number="", industry_code=plan.industry_code, now=began
    )
    Company.objects.filter(pk=company.pk).update(is_demo=True)
    by = system(company, job="demo", now=began)
    units, workplaces = _places(plan, by)
    members = {person.name: _person(person, units, by) for person in plan.people}
    teller = Teller(company, units, workplaces, members, now)
    for story in sorted(stories.BY_SIZE[size], key=lambda one: -one.days_ago):
        teller.tell(story)
    return company


def _places(plan: Undertaking, by: Actor) -> tuple[dict[str, Unit], dict[str, Workplace]]:
    units = {plan.name: organisation.open_unit(name=plan.name, parent=None, by=by)}
    workplaces: dict[str, Workplace] = {}
    for place in plan.places:
        unit = organisation.open_unit(name=place.name, parent=units[place.under], by=by)
        units[place.name] = unit
        for name in place.workplaces:
            workplaces[name] = organisation.open_workplace(unit=unit, name=name, by=by)
    return units, workplaces


def _person(person: Person, units: dict[str, Unit], by: Actor) -> Member:
    unit = units[person.unit]
    email = address_of(person.name, by.company)
    member = people.welcome(
        name=person.name, unit=unit, email=email if person.signs_in else "", by=by
    )
    if person.signs_in:
        people.link_user(member, user=User.objects.create_user(email), by=by)
    people.employ(
        member, form=person.form, unit=unit, start_date=by.today, agency=person.agency, by=by
    )
    if person.role:
        people.appoint(member, role=person.role, unit=unit, start_date=by.today, by=by)
    return member


def address_of(name: str, company: Company) -> str:
    """An address that can never exist (RFC 2606), so that nothing can be sent to anyone."""
    plain = name.lower().translate({ord("æ"): "ae", ord("ø"): "o", ord("å"): "a"})
    return f"{plain.replace(' ', '.')}@{company.slug}.example"
