"""Where a report can be about: open places of the undertaking, the nearest first."""

import pytest
from pytest_django import DjangoAssertNumQueries

from varde.foundation.references import reference
from varde.organisation import verbs as organisation
from varde.people.actors import stranger
from varde.reporting import places
from varde.reporting.places import Place
from varde.testing.cast import NOW, Cast


@pytest.fixture
def city(cast: Cast) -> Cast:
    """Sixty schools under the top, each with a hall."""
    by = cast.as_(cast.bjorn)
    for number in range(60):
        school = organisation.open_unit(name=f"School {number}", parent=cast.top, by=by)
        organisation.open_workplace(unit=school, name=f"Hall {number}", by=by)
    return cast


def test_a_small_undertaking_shows_all_it_has(cast: Cast) -> None:
    choice = places.near(Place(cast.quay, cast.scaffold), stranger(cast.company, now=NOW))
    assert choice.places[0].name == "Stillas B, Havnekvartalet"
    names = [place.name for place in choice.places[1:]]
    assert names == ["Fjordbygg AS", "Byggeplasser", "Havnekvartalet", "Lageret"]
    assert not choice.more


def test_nothing_of_another_undertaking(cast: Cast) -> None:
    choice = places.near(Place(cast.quay), stranger(cast.company, now=NOW))
    assert "Nabo AS" not in {place.name for place in choice.places}
    assert places.place_of(reference(cast.mona.unit), stranger(cast.company, now=NOW)) is None


def test_what_is_closed_is_no_place(cast: Cast) -> None:
    organisation.close_unit(cast.store, by=cast.as_(cast.bjorn))
    viewer = stranger(cast.company, now=NOW)
    assert "Lageret" not in {place.name for place in places.near(Place(cast.quay), viewer).places}
    assert places.place_of(reference(cast.store), viewer) is None
    assert not places.called("lager", viewer).places


def test_a_large_one_shows_what_is_near_and_says_that_there_is_more(city: Cast) -> None:
    choice = places.near(Place(city.quay, city.scaffold), city.as_(city.ola))
    assert choice.more
    assert len(choice.places) <= places.MOST
    assert {"Byggeplasser", "Havnekvartalet"} <= {place.name for place in choice.places}


def test_any_place_is_found_by_a_part_of_its_name(city: Cast) -> None:
    found = places.called("hall 42", city.as_(city.ola)).places
    assert [place.name for place in found] == ["Hall 42, School 42"]
    assert not places.called("nowhere", city.as_(city.ola)).places


@pytest.mark.parametrize(
    "value",
    ["", "organisation.unit:x", "nonsense", "people.member:{ola}", "organisation.company:{co}"],
)
def test_only_units_and_workplaces_are_places(cast: Cast, value: str) -> None:
    named = value.format(ola=cast.ola.pk, co=cast.company.pk)
    assert places.place_of(named, cast.as_(cast.ola)) is None


def test_it_costs_two_queries_or_four(
    city: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    viewer = city.as_(city.ola)
    with django_assert_max_num_queries(4):
        places.near(Place(city.quay, city.scaffold), viewer)
