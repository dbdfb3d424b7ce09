"""Changing the tree on its pages: said in time what cannot be, kept what was typed, undone."""

import html
import re
from typing import Any

import pytest

from varde.organisation import rules
from varde.organisation import verbs as organisation
from varde.organisation.models import Unit
from varde.people.tests.conftest import Door
from varde.testing.cast import Cast


@pytest.fixture
def bjorn(cast: Cast, door: Door) -> Door:
    return door.enter(cast.bjorn)


def _address(unit: Unit, way: str = "") -> str:
    return f"/fjordbygg-as/enheter/{unit.pk}/{way}"


def _undo(bjorn: Door, answer: Any) -> Any:
    """Press the one «Undo» on the next page."""
    page = bjorn.get(answer["Location"])
    notice = page.split('id="notices"')[1].split("</form>")[0]
    address = re.search(r'action="([^"]+)"', notice)
    assert address, "no way back"
    assert "Undo" in notice
    return bjorn.post(html.unescape(address[1]))


def test_a_unit_is_added_under_another(cast: Cast, bjorn: Door) -> None:
    assert "A new unit under Lageret" in bjorn.get(_address(cast.store, "ny/"))
    answer = bjorn.post(_address(cast.store, "ny/"), name="Rampa", number="12")
    made = Unit.objects.get(name="Rampa")
    assert answer["Location"] == _address(made)
    assert made in Unit.objects.all().right_under(cast.store)
    assert "Rampa lies under Lageret now." in bjorn.get(answer["Location"])


def test_a_taken_number_is_said_and_what_was_typed_stays(cast: Cast, bjorn: Door) -> None:
    organisation.rename_unit(cast.quay, name="Kaia", number="7", by=cast.as_(cast.bjorn))
    answer = bjorn.post(_address(cast.store, "ny/"), name="Rampa", number="7", status=422)
    page = answer.content.decode()
    assert "Kaia already has that number" in page
    assert 'value="Rampa"' in page


@pytest.mark.parametrize("way", ["ny/", "navn/", "flytt/"])
def test_an_empty_form_asks_for_what_is_missing(cast: Cast, bjorn: Door, way: str) -> None:
    answer = bjorn.post(_address(cast.store, way), status=422)
    assert "This must be filled in." in answer.content.decode()


def test_a_unit_gets_a_new_name(cast: Cast, bjorn: Door) -> None:
    assert 'value="Lageret"' in bjorn.get(_address(cast.store, "navn/"))
    answer = bjorn.post(_address(cast.store, "navn/"), name="Hovedlageret", number="9")
    cast.store.refresh_from_db()
    assert (cast.store.name, cast.store.number) == ("Hovedlageret", "9")
    assert "It is called Hovedlageret now." in bjorn.get(answer["Location"])


def test_a_refused_name_is_not_shown_as_if_it_were_taken(cast: Cast, bjorn: Door) -> None:
    organisation.rename_unit(cast.quay, name="Kaia", number="7", by=cast.as_(cast.bjorn))
    page = bjorn.post(_address(cast.store, "navn/"), name="Ny", number="7", status=422)
    assert "New name for Lageret" in page.content.decode()


def test_a_unit_moves_and_back_again(cast: Cast, bjorn: Door) -> None:
    answer = bjorn.post(_address(cast.quay, "flytt/"), parent=str(cast.store.pk))
    assert cast.quay in Unit.objects.all().right_under(Unit.objects.get(pk=cast.store.pk))
    _undo(bjorn, answer)
    assert cast.quay in Unit.objects.all().right_under(Unit.objects.get(pk=cast.sites.pk))


def test_a_unit_is_not_offered_itself_nor_those_under_it(cast: Cast, bjorn: Door) -> None:
    page = bjorn.get(_address(cast.sites, "flytt/"))
    assert f'value="{cast.store.pk}"' in page
    assert f'value="{cast.sites.pk}"' not in page
    assert f'value="{cast.quay.pk}"' not in page
    answer = bjorn.post(_address(cast.sites, "flytt/"), parent=str(cast.quay.pk), status=422)
    assert "A unit cannot lie under itself." in answer.content.decode()


def test_in_a_large_tree_it_is_refused_all_the_same(cast: Cast, bjorn: Door) -> None:
    for number in range(201):
        organisation.open_unit(name=f"Lag {number}", parent=cast.top, by=cast.as_(cast.bjorn))
    assert "<datalist" in bjorn.get(_address(cast.sites, "flytt/"))
    answer = bjorn.post(_address(cast.sites, "flytt/"), parent="Havnekvartalet", status=422)
    assert "A unit cannot lie under itself." in answer.content.decode()
    bjorn.post(_address(cast.sites, "flytt/"), parent="Lag 77")
    lag = Unit.objects.get(name="Lag 77")
    assert list(Unit.objects.all().right_under(lag)) == [cast.sites]


def test_a_unit_of_a_neighbour_is_no_place_to_move_to(cast: Cast, bjorn: Door) -> None:
    bjorn.post(_address(cast.store, "flytt/"), parent=str(cast.mona.unit_id), status=422)


def test_all_that_hinders_closing_is_said_at_once(
    cast: Cast, bjorn: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation.open_unit(name="Brygga", parent=cast.quay, by=cast.as_(cast.bjorn))
    objections = "varde.organisation.around.objections._offers"
    monkeypatch.setattr(objections, [lambda unit: [f"{unit} is in use."]])
    page = bjorn.get(_address(cast.quay, "lukk/"))
    for said in ("units under it", "workplaces first", "Havnekvartalet is in use."):
        assert said in page
    assert "<button" not in page.split("<main")[1].split("</main>")[0]
    bjorn.post(_address(cast.quay, "lukk/"), status=409)


def test_a_unit_closes_and_undo_opens_it_again(cast: Cast, bjorn: Door) -> None:
    shed = organisation.open_unit(name="Skuret", parent=cast.store, by=cast.as_(cast.bjorn))
    assert "Close down Skuret</button>" in bjorn.get(_address(shed, "lukk/"))
    answer = bjorn.post(_address(shed, "lukk/"))
    shed.refresh_from_db()
    assert shed.state == rules.CLOSED
    _undo(bjorn, answer)
    shed.refresh_from_db()
    assert shed.state == rules.OPEN


def test_a_closed_unit_says_so_and_offers_those_who_may_to_reopen(
    cast: Cast, bjorn: Door, door: Door
) -> None:
    shed = organisation.open_unit(name="Skuret", parent=cast.store, by=cast.as_(cast.bjorn))
    organisation.close_unit(shed, by=cast.as_(cast.bjorn))
    page = bjorn.get(_address(shed))
    assert "Closed down" in page
    assert "Take it into use again" in page
    assert "/navn/" not in page
    assert "Take it into use again" not in door.enter(cast.ola).get(_address(shed))
    assert door.client.post(_address(shed, "ta-i-bruk/")).status_code == 403


@pytest.mark.parametrize(
    "way", ["", "under/", "ny/", "navn/", "flytt/", "lukk/", "ta-i-bruk/", "nytt-arbeidssted/"]
)
def test_mona_of_another_undertaking_changes_nothing(cast: Cast, door: Door, way: str) -> None:
    door.enter(cast.mona)
    assert door.client.get(_address(cast.store, way)).status_code == 404
    assert door.client.post(_address(cast.store, way), {"name": "X"}).status_code == 404
    own = _address(cast.store, way).replace("fjordbygg-as", "nabo-as")
    assert door.client.get(own).status_code in (404, 405)
    assert door.client.post(own, {"name": "X"}).status_code in (404, 405)
