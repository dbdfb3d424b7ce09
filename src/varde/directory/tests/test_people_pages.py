"""The list of people and the page of one: who sees what, and at what price."""

import datetime
import re
from urllib.parse import unquote_plus as unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from varde.people import verbs
from varde.people.models import EmploymentForm, Member
from varde.people.tests.conftest import Door
from varde.steps import roles
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import FIRST_DAY, Cast, assemble


def _many(cast: Cast, count: int) -> None:
    for number in range(count):
        verbs.welcome(name=f"Person {number:03}", unit=cast.store, by=cast.as_(cast.hanne))


def _page(member: Member) -> str:
    return f"folk/{member.pk}/"


def test_everybody_sees_who_works_here_and_as_what(door: Door) -> None:
    page = door.enter(door.cast.ola).get("folk/")
    assert "Havnekvartalet" in page
    assert "Safety representative" in page
    assert "Mona" not in page
    assert "Add a person" not in page


def test_fifty_at_a_time_by_name(door: Door, cast: Cast) -> None:
    _many(cast, 60)
    door.enter(cast.ola)
    first = door.get("folk/", enhet=str(cast.store.pk))
    assert "Person 048" in first
    assert "Person 049" not in first
    onward = re.search(r"etter=([^&\"]+)", first)
    assert onward
    second = door.get("folk/", enhet=str(cast.store.pk), etter=unquote(onward[1]))
    assert "Person 049" in second
    assert "Person 048" not in second


def test_a_name_is_found_by_its_beginning(door: Door, cast: Cast) -> None:
    verbs.welcome(name="Åse Ærlig", unit=cast.store, by=cast.as_(cast.hanne))
    door.enter(cast.ola)
    page = door.get("folk/", q="ærl")
    assert "Åse Ærlig" in page
    assert "Tomasz" not in page
    assert "Nobody is called" in door.get("folk/", q="rlig")


def test_one_may_look_at_a_unit_with_all_under_it(door: Door, cast: Cast) -> None:
    page = door.enter(cast.ola).get("folk/", enhet=str(cast.sites.pk))
    assert "People at Byggeplasser" in page
    assert "Tomasz" in page
    assert "Hanne" not in page
    assert "Tomasz" in door.get("folk/", enhet="nonsense")
    assert "Nabo" not in door.get("folk/", enhet=str(cast.mona.unit_id))


def test_those_who_left_are_known_to_those_who_led_them(door: Door, cast: Cast) -> None:
    verbs.leave(cast.tomasz, by=cast.as_(cast.kari))
    door.enter(cast.ola)
    assert "Tomasz" not in door.get("folk/")
    assert "Tomasz" not in door.get("folk/", vis="sluttet")
    door.get(_page(cast.tomasz), 404)
    door.enter(cast.kari)
    assert "Tomasz" in door.get("folk/", vis="sluttet")
    assert "Welcome back" in door.get(_page(cast.tomasz))
    door.enter(cast.per)
    assert "Tomasz" not in door.get("folk/", vis="sluttet")
    door.get(_page(cast.tomasz), 404)


def test_a_colleague_sees_the_name_and_the_roles_and_no_more(door: Door, cast: Cast) -> None:
    verbs.identify(cast.tomasz, number="4711", birth_date=FIRST_DAY, by=cast.as_(cast.kari))
    verbs.change(
        cast.tomasz,
        name="Tomasz",
        unit=cast.quay,
        email="t@privat.example",
        phone="900 00 000",
        by=cast.as_(cast.kari),
    )
    colleague = door.enter(cast.ola).get(_page(cast.tomasz))
    leader = door.enter(cast.kari).get(_page(cast.tomasz))
    for word in ("4711", "t@privat.example", "900 00 000", "Employee number", "Invite Tomasz"):
        assert word not in colleague
        assert word in leader


def test_whoever_holds_a_role_can_be_reached_by_all(door: Door, cast: Cast) -> None:
    verbs.change(
        cast.siri,
        name="Siri",
        unit=cast.quay,
        email="siri@fjordbygg-as.example",
        phone="900 00 001",
        by=cast.as_(cast.siri),
    )
    page = door.enter(cast.per).get(_page(cast.siri))
    assert "tel:90000001" in page
    assert "Safety representative" in page


def test_somebody_sees_what_is_known_of_themselves(door: Door, cast: Cast) -> None:
    verbs.employ(
        cast.ola,
        form=EmploymentForm.APPRENTICE,
        unit=cast.quay,
        start_date=FIRST_DAY,
        instructor=cast.kari,
        training_office="Opplæringskontoret",
        by=cast.as_(cast.kari),
    )
    page = door.enter(cast.ola).get(_page(cast.ola))
    assert "taught by Kari" in page
    assert "Opplæringskontoret" in page
    assert "Correct what we know" in page
    assert "is leaving" not in page


def test_a_minor_is_marked_for_those_who_see_to_it(door: Door, cast: Cast) -> None:
    young = timezone.now().date() - datetime.timedelta(days=16 * 366)
    verbs.identify(cast.ola, number="", birth_date=young, by=cast.as_(cast.kari))
    assert "Under 18" in door.enter(cast.kari).get(_page(cast.ola))
    assert "Under 18" not in door.enter(cast.per).get(_page(cast.ola))


def test_a_role_to_come_stands_there_and_one_that_is_over_does_not(door: Door, cast: Cast) -> None:
    ahead = timezone.now().date() + datetime.timedelta(days=30)
    verbs.appoint(
        cast.ola, role=roles.AUDITOR, unit=cast.top, start_date=ahead, by=cast.as_(cast.bjorn)
    )
    page = door.enter(cast.per).get(_page(cast.ola))
    assert "Auditor" in page
    verbs.end_role(cast.ola.appointments.get(), by=cast.as_(cast.bjorn))
    assert "No role beside the work itself" in door.get(_page(cast.ola))


def test_nobody_is_found_across_the_wall(door: Door, cast: Cast) -> None:
    door.enter(cast.ola).get(_page(cast.mona), 404)
    for name in ("endre", "slutter", "rolle", "arbeid", "nummer", "tilbake"):
        door.enter(cast.bjorn).get(f"{_page(cast.mona)}{name}/", 404)
        door.post(f"{_page(cast.mona)}{name}/", 404)


def test_the_list_costs_the_same_for_one_page_as_for_another(door: Door, cast: Cast) -> None:
    door.enter(cast.kari).get("folk/")
    with CaptureQueriesContext(connection) as few:
        door.get("folk/")
    _many(cast, 45)
    with CaptureQueriesContext(connection) as many:
        door.get("folk/")
    assert len(many) == len(few)


def test_a_persons_page_costs_the_same_whatever_they_hold(door: Door, cast: Cast) -> None:
    door.enter(cast.hanne).get(_page(cast.ola))
    with CaptureQueriesContext(connection) as little:
        door.get(_page(cast.ola))
    for unit in (cast.quay, cast.store, cast.sites):
        verbs.appoint(
            cast.ola, role=roles.AUDITOR, unit=unit, start_date=FIRST_DAY, by=cast.as_(cast.bjorn)
        )
        verbs.employ(
            cast.ola,
            form=EmploymentForm.TEMP,
            unit=unit,
            start_date=FIRST_DAY,
            instructor=cast.kari,
            by=cast.as_(cast.bjorn),
        )
    verbs.form_group(name="Utvalget", members=[cast.ola], by=cast.as_(cast.bjorn))
    with CaptureQueriesContext(connection) as much:
        door.get(_page(cast.ola))
    assert len(much) == len(little)


@pytest.mark.parametrize(("kind", "found"), [("", "Havnekvartalet"), ("enheter/", "Lageret")])
def test_suggestions_begin_as_typed(door: Door, cast: Cast, kind: str, found: str) -> None:
    door.enter(cast.ola)
    typed = {"": "siri", "enheter/": "lag"}[kind]
    response = door.client.get(
        f"/fjordbygg-as/folk/forslag/{kind}?felt=unit&unit={typed}",
        headers={"HX-Request": "true"},
    )
    assert found in response.content.decode()
    nothing = door.client.get(f"/fjordbygg-as/folk/forslag/{kind}", headers={"HX-Request": "true"})
    assert "<option" not in nothing.content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.opens("directory/invited.html")
def test_the_link_of_an_invitation_is_usable_everywhere(
    transactional_db: None, live_page: Opens
) -> None:
    cast = assemble()
    page = live_page(f"/fjordbygg-as/folk/{cast.tomasz.pk}/", user=cast.kari.user)
    with page.expect_navigation():
        page.locator("form[action$='/inviter/'] button").click()
    assert_usable_everywhere(page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.opens("directory/forget.html")
def test_forgetting_is_asked_about_on_a_usable_page(
    transactional_db: None, live_page: Opens
) -> None:
    cast = assemble()
    verbs.leave(cast.tomasz, by=cast.as_(cast.bjorn))
    page = live_page(f"/fjordbygg-as/folk/{cast.tomasz.pk}/glem/", user=cast.bjorn.user)
    assert_usable_everywhere(page)


def test_only_those_who_may_take_in_a_table_are_shown_the_way_to_it(door: Door, cast: Cast) -> None:
    assert "folk/hent-inn/" not in door.enter(cast.kari).get("folk/")
    assert "folk/hent-inn/" in door.enter(cast.hanne).get("folk/")
