"""The same people in every test. Mona works elsewhere and must never see a thing."""

import datetime
from dataclasses import dataclass

from varde.organisation import verbs as organisation
from varde.organisation.models import Company, Unit, Workplace
from varde.people import verbs as people
from varde.people.actors import Actor, member_actor, system
from varde.people.models import Member, User
from varde.steps import roles

NOW = datetime.datetime(2026, 11, 23, 8, 0, tzinfo=datetime.UTC)
FIRST_DAY = datetime.date(2024, 1, 1)


@dataclass
class Cast:
    """Fjordbygg AS: the top, and under it Byggeplasser > Havnekvartalet, and Lageret."""

    company: Company
    top: Unit
    sites: Unit
    quay: Unit  # Havnekvartalet, under sites
    store: Unit  # Lageret
    scaffold: Workplace  # Stillas B, at the quay
    ola: Member  # employee at the quay
    siri: Member  # safety representative at the quay
    kari: Member  # leader of the quay
    per: Member  # leader of the store
    hanne: Member  # HSE adviser for all
    bjorn: Member  # top manager
    arne: Member  # auditor for all
    tomasz: Member  # hired in at the quay, no login
    mona: Member  # top manager, another undertaking

    def as_(self, member: Member, now: datetime.datetime = NOW) -> Actor:
        """The member as the one who acts, with the roles held now."""
        return member_actor(
            Member.objects.select_related("company", "unit").get(pk=member.pk), now=now
        )


def assemble() -> Cast:
    """Build both undertakings through the verbs, as the system would."""
    fjordbygg, top, by = _undertaking("Fjordbygg AS", "974760673")
    sites = organisation.open_unit(name="Byggeplasser", parent=top, by=by)
    quay = organisation.open_unit(name="Havnekvartalet", parent=sites, by=by)
    store = organisation.open_unit(name="Lageret", parent=top, by=by)
    _, elsewhere, by_elsewhere = _undertaking("Nabo AS", "923609016")
    return Cast(
        company=fjordbygg,
        top=top,
        sites=sites,
        quay=quay,
        store=store,
        scaffold=organisation.open_workplace(unit=quay, name="Stillas B", by=by),
        ola=_member("Ola", quay, by),
        siri=_member("Siri", quay, by, roles.SAFETY_REPRESENTATIVE),
        kari=_member("Kari", quay, by, roles.LEADER),
        per=_member("Per", store, by, roles.LEADER),
        hanne=_member("Hanne", top, by, roles.HSE_ADVISER),
        bjorn=_member("Bjørn", top, by, roles.TOP_MANAGER),
        arne=_member("Arne", top, by, roles.AUDITOR),
        tomasz=people.welcome(name="Tomasz", unit=quay, by=by),
        mona=_member("Mona", elsewhere, by_elsewhere, roles.TOP_MANAGER),
    )


def _undertaking(name: str, number: str) -> tuple[Company, Unit, Actor]:
    company = organisation.found(
        name=name, organisation_number=number, industry_code="41.000", now=NOW
    )
    by = system(company, job="test", now=NOW)
    return company, organisation.open_unit(name=name, parent=None, by=by), by


def _member(name: str, unit: Unit, by: Actor, role: str = "") -> Member:
    email = f"{name.lower().replace('ø', 'o')}@{by.company.slug}.example"
    user = User.objects.create_user(email)
    member = people.welcome(name=name, unit=unit, email=email, by=by)
    people.link_user(member, user=user, by=by)
    if role:
        people.appoint(member, role=role, unit=unit, start_date=FIRST_DAY, by=by)
    return member
