"""The tree of units: everybody may look, a level at a time, and see who leads what."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from varde.directory import unit_tree
from varde.organisation import verbs as organisation
from varde.organisation.models import Unit
from varde.people import line
from varde.people.tests.conftest import Door
from varde.testing.cast import NOW, Cast

TREE = "enheter/"


@pytest.fixture
def large(cast: Cast) -> Cast:
    """More units than stand unfolded: 70 schools, the first with two classes."""
    by = cast.as_(cast.bjorn)
    for number in range(70):
        unit = organisation.open_unit(
            name=f"Skole {number:02}", parent=cast.top, number=f"S{number}", by=by
        )
        if number == 0:
            for name in ("Klasse A", "Klasse B"):
                organisation.open_unit(name=name, parent=unit, by=by)
    return cast


def test_an_employee_sees_the_whole_of_a_small_tree(cast: Cast, door: Door) -> None:
    page = door.enter(cast.ola).get(TREE)
    places = [
        page.index(f">{name}</a>")
        for name in ("Fjordbygg AS", "Byggeplasser", "Havnekvartalet", "Lageret")
    ]
    assert places == sorted(places)
    assert "hx-get" not in page.split('<ul class="v-tree">')[1]
    assert "4 units" in page


def test_each_unit_says_who_gets_its_cases(cast: Cast, door: Door) -> None:
    page = door.enter(cast.ola).get(TREE)
    assert "Leader: Kari" in page
    assert "Leader: Per" in page
    assert "Top manager: Bjørn" in page
    assert "No leader of its own: Bjørn gets its cases" in page


def test_leaders_are_found_for_many_units_as_for_one(cast: Cast) -> None:
    units = list(Unit.objects.filter(company=cast.company))
    found = line.leaders_of(units, on=NOW.date())
    assert {path: one.member for path, one in found.items()} == {
        unit.path: line.leader_of(unit, on=NOW.date()) for unit in units
    }
    assert line.leaders_of([], on=NOW.date()) == {}


def test_only_those_who_build_are_offered_to_build(cast: Cast, door: Door) -> None:
    add = reverse("organisation:open_unit", args=[cast.company.slug, cast.top.pk])
    assert add not in door.enter(cast.ola).get(TREE)
    assert add not in door.enter(cast.kari).get(TREE)
    assert add in door.enter(cast.hanne).get(TREE)


@pytest.mark.parametrize("path", ["", "{top}/", "{top}/under/"])
def test_mona_of_another_undertaking_finds_nothing(cast: Cast, door: Door, path: str) -> None:
    door.enter(cast.mona).get(TREE + path.format(top=cast.top.pk), status=404)


def test_a_large_tree_unfolds_level_by_level(large: Cast, door: Door) -> None:
    page = door.enter(large.ola).get(TREE)
    assert "Skole 00" in page
    assert "Klasse A" not in page
    assert "2 units under Skole 00" in page
    first = Unit.objects.get(name="Skole 00")
    assert f'hx-get="/fjordbygg-as/enheter/{first.pk}/under/"' in page
    part = door.client.get(
        f"/fjordbygg-as/enheter/{first.pk}/under/", headers={"HX-Request": "true"}
    )
    assert "Klasse A" in part.content.decode()
    assert "<html" not in part.content.decode()


def test_without_script_a_level_is_the_page_of_the_unit(large: Cast, door: Door) -> None:
    door.enter(large.ola)
    answer = door.client.get(f"/fjordbygg-as/enheter/{large.sites.pk}/under/")
    assert answer["Location"] == f"/fjordbygg-as/enheter/{large.sites.pk}/#under"


def test_a_long_level_is_read_fifty_at_a_time(large: Cast, door: Door) -> None:
    actor = large.as_(large.ola)
    first = unit_tree.tree(actor)
    assert (len(first.children), first.below) == (50, 72)
    rest = unit_tree.level(actor, under=large.top, after=first.after)
    assert (len(rest.branches), rest.after) == (22, "")
    names = [one.unit.name for one in (*first.children, *rest.branches)]
    assert names == sorted(names)
    page = door.enter(large.ola).get(f"{TREE}{large.top.pk}/", etter=first.after)
    assert "Skole 69" in page


def test_closed_units_are_not_in_the_tree_but_in_a_list_of_their_own(
    cast: Cast, door: Door
) -> None:
    shed = organisation.open_unit(name="Skuret", parent=cast.store, by=cast.as_(cast.bjorn))
    organisation.close_unit(shed, by=cast.as_(cast.bjorn))
    door.enter(cast.ola)
    assert "Skuret" not in door.get(TREE)
    closed = door.get(TREE, vis="lukket")
    assert "Skuret" in closed
    assert "Fjordbygg AS › Lageret" in closed


@pytest.mark.parametrize("typed", ["skole 33", "33 SKO", "s33"])
def test_a_unit_is_found_by_name_or_number(large: Cast, door: Door, typed: str) -> None:
    page = door.enter(large.ola).get(TREE, q=typed)
    assert "Skole 33" in page
    assert "Skole 34" not in page
    assert "Fjordbygg AS" in page


def test_many_hits_are_read_fifty_at_a_time(large: Cast, door: Door) -> None:
    page = door.enter(large.ola).get(TREE, q="skole")
    assert "The next 50" in page
    assert "Skole 49" in page
    assert "Skole 50" not in page


def test_a_search_without_hits_says_so_and_shows_the_way_back(cast: Cast, door: Door) -> None:
    page = door.enter(cast.ola).get(TREE, q="<b>månen")
    assert "No unit is called «&lt;b&gt;månen»." in page
    assert "See the whole tree" in page


def test_the_tree_costs_the_same_however_large(
    large: Cast, door: Door, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    door.enter(large.ola)
    with django_assert_max_num_queries(23):
        door.get(TREE)
    with django_assert_max_num_queries(14):
        door.get(TREE, q="skole")
    with django_assert_max_num_queries(11):
        door.client.get(
            f"/fjordbygg-as/enheter/{large.top.pk}/under/", headers={"HX-Request": "true"}
        )
