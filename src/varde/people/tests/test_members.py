"""Knowing people: who may welcome, correct and move them."""

import datetime

import pytest

from varde.audit.models import Event
from varde.foundation.refusals import Forbidden, Refused
from varde.organisation import verbs as organisation
from varde.people import rules, verbs
from varde.people.models import Member, User
from varde.testing.cast import Cast


def test_the_leader_welcomes_somebody_to_the_own_unit(cast: Cast) -> None:
    born = datetime.date(2009, 3, 4)
    ida = verbs.welcome(
        name="Ida Østby",
        unit=cast.quay,
        email="Ida@Example.org",
        number="1042",
        birth_date=born,
        by=cast.as_(cast.kari),
    )

    ida.refresh_from_db()
    assert (ida.state, ida.email, ida.sort_name) == (rules.ACTIVE, "ida@example.org", "ida zz2stby")
    assert ida.birth_date == born
    told = Event.objects.order_by("id").last()
    assert told is not None
    assert told.changes["birth_date"] == "changed"


@pytest.mark.parametrize("who", ["ola", "siri", "arne", "per"])
def test_others_welcome_nobody_there(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        verbs.welcome(name="Ida", unit=cast.quay, by=cast.as_(getattr(cast, who)))
    assert not Member.objects.filter(name="Ida").exists()


def test_nobody_is_welcomed_to_a_closed_unit(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    shelf = organisation.open_unit(name="Hylla", parent=cast.store, by=bjorn)
    organisation.close_unit(shelf, by=bjorn)
    with pytest.raises(Refused, match="Hylla is closed"):
        verbs.welcome(name="Ida", unit=shelf, by=bjorn)


def test_two_people_never_share_a_number(cast: Cast) -> None:
    hanne = cast.as_(cast.hanne)
    verbs.identify(cast.ola, number="7", birth_date=None, by=hanne)

    with pytest.raises(Refused, match="Ola already has that number"):
        verbs.welcome(name="Ida", unit=cast.quay, number="7", by=hanne)
    with pytest.raises(Refused, match="Ola already has that number"):
        verbs.identify(cast.siri, number="7", birth_date=None, by=hanne)
    verbs.identify(cast.mona, number="7", birth_date=None, by=cast.as_(cast.mona))


def test_ones_own_number_is_for_others_to_say(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        verbs.identify(cast.ola, number="1", birth_date=None, by=cast.as_(cast.ola))


def test_a_person_corrects_the_own_name_but_moves_nowhere(cast: Cast) -> None:
    ola = cast.as_(cast.ola)
    verbs.change(cast.ola, name="Åla", unit=cast.quay, email="A@B.no", phone="1", by=ola)
    cast.ola.refresh_from_db()
    assert (cast.ola.name, cast.ola.email, cast.ola.sort_name) == ("Åla", "a@b.no", "zz3la")

    with pytest.raises(Forbidden, match="leads both units"):
        verbs.change(cast.ola, name="Åla", unit=cast.store, email="", phone="", by=ola)


def test_whoever_moves_a_person_answers_for_both_units(cast: Cast) -> None:
    for leader in (cast.kari, cast.per):
        with pytest.raises(Forbidden):
            verbs.change(
                cast.ola, name="Ola", unit=cast.store, email="", phone="", by=cast.as_(leader)
            )
    verbs.change(cast.ola, name="Ola", unit=cast.store, email="", phone="", by=cast.as_(cast.hanne))
    cast.ola.refresh_from_db()
    assert cast.ola.unit == cast.store


def test_a_login_belongs_to_one_person_in_each_undertaking(cast: Cast) -> None:
    bjorn, user = cast.as_(cast.bjorn), User.objects.create_user("ny@example.org")
    with pytest.raises(Refused, match="already has a login"):
        verbs.link_user(cast.ola, user=user, by=bjorn)
    assert cast.ola.user is not None
    with pytest.raises(Refused, match="belongs to somebody else"):
        verbs.link_user(cast.tomasz, user=cast.ola.user, by=bjorn)
    assert cast.mona.user is not None
    verbs.link_user(cast.tomasz, user=cast.mona.user, by=bjorn)
    assert cast.mona.user.memberships.count() == 2


def test_somebody_is_a_minor_until_the_day_they_turn_18(cast: Cast) -> None:
    cast.ola.birth_date = datetime.date(2008, 11, 23)
    assert cast.ola.is_minor(datetime.date(2026, 11, 22))
    assert not cast.ola.is_minor(datetime.date(2026, 11, 23))
    assert not cast.siri.is_minor(datetime.date(2026, 11, 22))


def test_people_are_found_and_listed_in_the_alphabet(cast: Cast) -> None:
    hanne = cast.as_(cast.hanne)
    for name in ("Åse Berg", "Zara Berg", "Ærlend Bø"):
        verbs.welcome(name=name, unit=cast.store, by=hanne)
    people = Member.objects.visible_to(hanne).active().in_order()

    assert [m.name for m in people.named("ber")] == ["Zara Berg", "Åse Berg"]
    assert [m.name for m in people.at_or_under(cast.store)] == [
        "Per",
        "Zara Berg",
        "Ærlend Bø",
        "Åse Berg",
    ]
    zara = people.get(name="Zara Berg")
    assert [m.name for m in people.after(zara.sort_name, zara.pk)] == ["Ærlend Bø", "Åse Berg"]


def test_somebody_is_taken_on_with_a_way_of_working_or_not_at_all(cast: Cast) -> None:
    kari, first = cast.as_(cast.kari), datetime.date(2026, 8, 1)
    ida = verbs.take_on(name="Ida", unit=cast.quay, form="apprentice", start_date=first, by=kari)
    assert ida.employments.get().start_date == first
    with pytest.raises(Forbidden):
        verbs.take_on(name="Geir", unit=cast.store, form="employee", start_date=first, by=kari)
    assert not Member.objects.filter(name="Geir").exists()
