"""What the cases stand on, made by the product's own verbs: undertakings, units, people, roles."""

import datetime
import pickle
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import transaction

from varde.audit.models import Head
from varde.organisation import verbs as organisation
from varde.organisation.models import Company, Unit, Workplace
from varde.people import verbs as people
from varde.people.actors import Actor, member_actor, system
from varde.people.models import Group, Member, User
from varde.posters import verbs as posters
from varde.steps import roles

PASSWORD = "rekkverket-er-loest"
NAME, OTHERS, BARE = "Storkommunen", 200, "Bare"
AREAS, DEPARTMENTS, EMPLOYEES = 10, 15, 2  # departments in each area, employees in each of those
REPORTERS = 8
FIRST_DAY = datetime.date(2020, 1, 1)


@dataclass
class Place:
    """A unit, whoever answers for it, and all a case there is found by besides its words."""

    unit: Unit
    leader: Member
    workplace: Workplace | None = None


@dataclass
class Ground:
    """One undertaking, ready to have cases."""

    company: Company
    group: Group
    places: list[Place] = field(default_factory=list)
    employees: list[Member] = field(default_factory=list)

    @property
    def key(self) -> uuid.UUID:
        return self.company.pk

    @property
    def events(self) -> int:
        """How far the trail has come."""
        return Head.objects.get(company_id=self.key).number


def lay(now: datetime.datetime) -> tuple[Ground, list[Ground]]:
    """The large one, and the others beside it; the last of them is for the bare inserts."""
    with transaction.atomic():
        large = _large(now)
        others = [_small(f"Nabo {n}", now) for n in range(OTHERS)] + [_small(BARE, now)]
    _kept().write_bytes(pickle.dumps(large))
    return large, others


def laid() -> Ground | None:
    """The large one, as it was laid."""
    return pickle.loads(_kept().read_bytes()) if _kept().exists() else None


def _kept() -> Path:
    return Path(settings.DATA) / "bench-ground"


def _large(now: datetime.datetime) -> Ground:
    ground, top, by = _begin(NAME, now)
    ground.places.append(Place(top, _person("Leder", top, by, role=roles.LEADER, signs_in=True)))
    for a in range(AREAS):
        area = organisation.open_unit(name=f"Område {a}", parent=top, by=by)
        ground.places.append(Place(area, _person(f"Sjef {a}", area, by, role=roles.LEADER)))
        for d in range(DEPARTMENTS):
            _department(ground, area, f"Avdeling {a}-{d}", by)
    leader = member_actor(ground.places[0].leader, now=now)
    posters.hang_up(unit=top, languages=["nb"], by=leader)
    quay = ground.places[1].unit
    _person("Verneombud", quay, by, role=roles.SAFETY_REPRESENTATIVE, signs_in=True)
    for n in range(REPORTERS):
        _person(f"Melder {n}", ground.places[-1 - n].unit, by, signs_in=True)
    return ground


def _department(ground: Ground, area: Unit, name: str, by: Actor) -> None:
    unit = organisation.open_unit(name=name, parent=area, by=by)
    leader = _person(f"Leder {name}", unit, by, role=roles.LEADER)
    hall = organisation.open_workplace(unit=unit, name=f"Hall {name[9:]}", by=by)
    ground.places.append(Place(unit, leader, hall))
    ground.employees += [_person(f"Ansatt {name} {n}", unit, by) for n in range(EMPLOYEES)]


def _small(name: str, now: datetime.datetime) -> Ground:
    ground, top, by = _begin(name, now)
    ground.places.append(Place(top, _person("Leder", top, by, role=roles.TOP_MANAGER)))
    ground.employees.append(_person("Ansatt", top, by))
    return ground


def _begin(name: str, now: datetime.datetime) -> tuple[Ground, Unit, Actor]:
    company = organisation.found(name=name, organisation_number="", industry_code="", now=now)
    by = system(company, job="bench", now=now)
    top = organisation.open_unit(name=name, parent=None, by=by)
    personnel = people.form_group(name="HR", members=[_person("Personal", top, by)], by=by)
    return Ground(company, personnel), top, by


def _person(name: str, unit: Unit, by: Actor, *, role: str = "", signs_in: bool = False) -> Member:
    email = f"{name.lower().replace(' ', '.')}@bench.example" if signs_in else ""
    member = people.welcome(name=name, unit=unit, by=by, email=email)
    if signs_in:
        people.link_user(member, user=User.objects.create_user(email, PASSWORD), by=by)
    if role:
        people.appoint(member, role=role, unit=unit, start_date=FIRST_DAY, by=by)
    return member
