"""The page of a unit: whom to ask, what lies under it, and buttons for those who may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from varde.directory import whom
from varde.organisation import around
from varde.organisation import verbs as organisation
from varde.people import verbs
from varde.people.tests.conftest import Door
from varde.steps import roles
from varde.testing.cast import FIRST_DAY, NOW, Cast

CHANGES = ("open_unit", "rename", "move", "close", "open_workplace")


def _answer(cast: Cast, unit: object, role: str) -> whom.Answer:
    answers = whom.to_ask(unit, on=NOW.date())  # type: ignore[arg-type]
    return next(one for one in answers if one.role == role)


def _names(answer: whom.Answer) -> list[str]:
    return [one.member.name for one in answer.held]


def test_everyone_people_look_for_is_named(cast: Cast, door: Door) -> None:
    page = door.enter(cast.ola).get(f"enheter/{cast.quay.pk}/")
    for label in (
        "Leader",
        "Safety representative",
        "HSE adviser",
        "Top manager",
        "Union representative",
        "Occupational health service",
    ):
        assert f"<dt>{label}</dt>" in page
    for name in ("Kari", "Siri", "Hanne", "Bjørn"):
        assert name in page


def test_the_nearest_one_comes_first_and_says_from_where(cast: Cast) -> None:
    adviser = _answer(cast, cast.quay, roles.HSE_ADVISER)
    assert (_names(adviser), adviser.note) == (["Hanne"], "For Fjordbygg AS.")
    leader = _answer(cast, cast.quay, roles.LEADER)
    assert (_names(leader), leader.note) == (["Kari"], "")


def test_a_unit_without_a_leader_says_who_has_it(cast: Cast) -> None:
    answer = _answer(cast, cast.sites, roles.LEADER)
    assert (answer.held, answer.note) == ([], "Nobody yet. Bjørn gets the cases.")
    by = cast.as_(cast.bjorn)
    verbs.appoint(cast.per, role=roles.LEADER, unit=cast.top, start_date=FIRST_DAY, by=by)
    answer = _answer(cast, cast.sites, roles.LEADER)
    assert _names(answer) == ["Per"]
    assert answer.note == "Leads Fjordbygg AS. This unit has no leader of its own."


def test_what_nobody_has_the_nearest_leader_has(cast: Cast) -> None:
    at_quay = _answer(cast, cast.quay, roles.UNION_REPRESENTATIVE)
    assert at_quay.note == "Nobody yet. Ask Kari."
    at_sites = _answer(cast, cast.sites, roles.SAFETY_REPRESENTATIVE)
    assert at_sites.note == "Nobody yet. Ask Bjørn."


def test_a_deputy_stands_beside_the_one_they_stand_in_for(cast: Cast, door: Door) -> None:
    verbs.appoint(
        cast.per,
        role=roles.LEADER,
        unit=cast.quay,
        start_date=FIRST_DAY,
        is_deputy=True,
        by=cast.as_(cast.bjorn),
    )
    assert _names(_answer(cast, cast.quay, roles.LEADER)) == ["Kari", "Per"]
    assert "Per (deputy)" in door.enter(cast.ola).get(f"enheter/{cast.quay.pk}/")


def test_it_shows_where_it_lies_and_what_lies_there(cast: Cast, door: Door) -> None:
    page = door.enter(cast.ola).get(f"enheter/{cast.sites.pk}/")
    assert "Fjordbygg AS</a>" in page
    assert "Havnekvartalet</a>" in page
    assert "4 with the units under it" in page
    assert "Stillas B" in door.get(f"enheter/{cast.quay.pk}/")


def test_an_employee_may_look_but_not_change(cast: Cast, door: Door) -> None:
    page = door.enter(cast.ola).get(f"enheter/{cast.quay.pk}/")
    for name in CHANGES:
        address = reverse(f"organisation:{name}", args=[cast.company.slug, cast.quay.pk])
        assert address not in page
        door.get(address, status=403)
        assert door.client.post(address, {"name": "X", "parent": cast.store.pk}).status_code == 403


def test_a_leader_changes_places_and_no_units(cast: Cast, door: Door) -> None:
    page = door.enter(cast.kari).get(f"enheter/{cast.quay.pk}/")
    assert "nytt-arbeidssted" in page
    assert "/navn/" not in page
    assert "nytt-arbeidssted" not in door.get(f"enheter/{cast.store.pk}/")


def test_the_top_is_neither_moved_nor_closed(cast: Cast, door: Door) -> None:
    page = door.enter(cast.bjorn).get(f"enheter/{cast.top.pk}/")
    assert "/navn/" in page
    assert "/flytt/" not in page
    assert "/lukk/" not in page


def test_other_rooms_tell_about_the_unit(
    cast: Cast, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = around.Fact("Posters", "2 hang here", address="/fjordbygg-as/plakater/")
    monkeypatch.setattr(around.facts, "_offers", [lambda look: [fact]])
    page = door.enter(cast.ola).get(f"enheter/{cast.quay.pk}/")
    assert '<a class="ds-link" href="/fjordbygg-as/plakater/">2 hang here</a>' in page


def test_the_page_costs_the_same_however_much_lies_under_it(
    cast: Cast, door: Door, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Other rooms put facts on the page too, so it is measured against itself."""
    page = f"enheter/{cast.quay.pk}/"
    door.enter(cast.bjorn)
    _build(cast, count=1)
    with CaptureQueriesContext(connection) as little:
        door.get(page)
    _build(cast, count=30)
    with django_assert_max_num_queries(len(little)):
        door.get(page)


def _build(cast: Cast, *, count: int) -> None:
    """So many teams with a team under each, and so many places."""
    by = cast.as_(cast.bjorn)
    for number in range(count):
        unit = organisation.open_unit(name=f"Lag {count}-{number}", parent=cast.quay, by=by)
        organisation.open_unit(name="Innerst", parent=unit, by=by)
        organisation.open_workplace(unit=cast.quay, name=f"Sted {number}", by=by)
