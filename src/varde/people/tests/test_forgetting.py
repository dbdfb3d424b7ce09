"""A person who has left can be forgotten; what they did cannot."""

import json

import pytest

from varde.audit import chain
from varde.audit.models import Event
from varde.foundation.references import reference
from varde.foundation.refusals import Forbidden, Refused
from varde.people import rules, verbs
from varde.people.models import Appointment, Member, User
from varde.testing.cast import Cast


@pytest.fixture
def kari(cast: Cast) -> Member:
    """Kari has led the quay, and has left."""
    verbs.change(
        cast.kari,
        name="Kari Nordmann",
        unit=cast.quay,
        email="kari@example.org",
        phone="900 00 000",
        by=cast.as_(cast.bjorn),
    )
    verbs.identify(cast.kari, number="1042", birth_date=None, by=cast.as_(cast.bjorn))
    verbs.leave(cast.kari, by=cast.as_(cast.bjorn))
    return cast.kari


def whole_trail(cast: Cast) -> list[Event]:
    return list(Event.objects.filter(company_id=cast.company.pk).order_by("number"))


def test_name_contact_and_login_are_gone(cast: Cast, kari: Member) -> None:
    (login,) = verbs.accounts(kari)
    verbs.forget(kari, by=cast.as_(cast.bjorn))
    kari.refresh_from_db()
    assert (kari.name, kari.state) == ("Forgotten person", rules.FORGOTTEN)
    assert (kari.email, kari.phone, kari.number, kari.birth_date) == ("", "", "", None)
    assert not Member.objects.named("Nordmann").exists()
    assert not User.objects.filter(pk=login.pk).exists()


def test_the_trail_about_the_person_is_emptied_and_still_verifies(cast: Cast, kari: Member) -> None:
    roles = [reference(one) for one in Appointment.objects.filter(member=kari)]
    verbs.forget(kari, by=cast.as_(cast.bjorn))
    events = whole_trail(cast)
    about = [event for event in events if event.subject in {reference(kari), *roles}]
    assert len(about) > len(roles) > 0
    told = json.dumps([[e.subject_label, e.actor_label, e.changes] for e in about])
    assert not any(word in told for word in ("Kari", "Nordmann", "900 00", "1042"))
    assert chain.first_break(events) is None


def test_who_forgot_whom_is_the_last_thing_the_trail_says(cast: Cast, kari: Member) -> None:
    verbs.forget(kari, by=cast.as_(cast.bjorn))
    last = whole_trail(cast)[-1]
    assert (last.verb, last.subject) == ("member.forget", reference(kari))
    assert (last.actor_label, last.subject_label) == ("Bjørn", "Forgotten person")
    assert last.changes == {"state": ["left", "forgotten"]}


def test_what_the_person_did_is_kept(cast: Cast, kari: Member) -> None:
    ida = verbs.welcome(name="Ida", unit=cast.quay, by=cast.as_(cast.hanne))
    before = Event.objects.get(verb="member.welcome", subject=reference(ida))
    roles = Appointment.objects.filter(member=kari).count()
    verbs.forget(kari, by=cast.as_(cast.bjorn))
    after = Event.objects.get(pk=before.pk)
    assert (after.subject_label, after.salt) == (before.subject_label, before.salt) != ("", "")
    assert Appointment.objects.filter(member=kari).count() == roles


def test_only_somebody_who_has_left_can_be_forgotten(cast: Cast) -> None:
    with pytest.raises(Refused):
        verbs.forget(cast.ola, by=cast.as_(cast.bjorn))
    cast.ola.refresh_from_db()
    assert cast.ola.name == "Ola"
    assert not Event.objects.filter(company_id=cast.company.pk, salt="").exists()


def test_a_leader_cannot_forget_anybody(cast: Cast) -> None:
    verbs.leave(cast.ola, by=cast.as_(cast.bjorn))
    with pytest.raises(Forbidden):
        verbs.forget(cast.ola, by=cast.as_(cast.kari))
    cast.ola.refresh_from_db()
    assert (cast.ola.name, cast.ola.state) == ("Ola", rules.LEFT)


def test_a_login_used_elsewhere_is_not_ours_to_take(cast: Cast, kari: Member) -> None:
    (login,) = verbs.accounts(kari)
    Member.objects.filter(pk=cast.mona.pk).update(user=login)
    verbs.forget(kari, by=cast.as_(cast.bjorn))
    assert User.objects.filter(pk=login.pk).exists()


def test_nobody_comes_back_from_being_forgotten(cast: Cast, kari: Member) -> None:
    verbs.forget(kari, by=cast.as_(cast.bjorn))
    with pytest.raises(Refused):
        verbs.welcome_back(kari, unit=cast.quay, by=cast.as_(cast.bjorn))
