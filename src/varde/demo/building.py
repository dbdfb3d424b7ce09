"""Building a demo undertaking: the same verbs as everybody uses, at moments in the past."""

import datetime

from varde.demo import people as cast
from varde.demo import stories
from varde.demo.people import Person, Undertaking
from varde.demo.telling import Teller
from varde.organisation import verbs as organisation
from varde.organisation.models import Company, Unit, Workplace
from varde.people import verbs as people
from varde.people.actors import Actor, member_actor, system
from varde.people.models import Member, User
from varde.posters import verbs as posters

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
    _on_the_wall(workplaces, next(iter(members.values())), now=began)
    _trusted(members, by)
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


def _on_the_wall(
    workplaces: dict[str, Workplace], top_manager: Member, *, now: datetime.datetime
) -> None:
    """A poster at every workplace that is named."""
    fresh = Member.objects.select_related("company", "unit").get(pk=top_manager.pk)
    by = member_actor(fresh, now=now)
    for place in workplaces.values():
        posters.hang_up(unit=place.unit, workplace=place, languages=["nb", "pl", "en"], by=by)


def _trusted(members: dict[str, Member], by: Actor) -> None:
    """Two people who may see what is closed to others."""
    people.form_group(name="Personalsaker", members=list(members.values())[:2], by=by)


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
