"""Workplaces on their pages: the leader of the unit sees to them."""

from typing import Any

import pytest

from varde.organisation import rules, verbs
from varde.organisation.models import Workplace
from varde.people.tests.conftest import Door
from varde.testing.cast import Cast

PLACE = "/fjordbygg-as/enheter/arbeidssted/"


@pytest.fixture
def kari(cast: Cast, door: Door) -> Door:
    return door.enter(cast.kari)


def test_the_leader_adds_a_place(cast: Cast, kari: Door) -> None:
    add = f"enheter/{cast.quay.pk}/nytt-arbeidssted/"
    assert "A new workplace at Havnekvartalet" in kari.get(add)
    answer = kari.post(add, name="Kran 2", address="Kai 4")
    page = kari.get(answer["Location"])
    assert "Kran 2 is added." in page
    assert "Kai 4" in page


def test_a_place_without_a_name_is_sent_back(cast: Cast, kari: Door) -> None:
    answer = kari.post(f"enheter/{cast.quay.pk}/nytt-arbeidssted/", address="Kai 4", status=422)
    assert 'value="Kai 4"' in answer.content.decode()


def test_what_is_known_of_a_place_is_changed(cast: Cast, kari: Door) -> None:
    page = kari.get(f"{PLACE}{cast.scaffold.pk}/")
    assert 'value="Stillas B"' in page
    kari.post(f"{PLACE}{cast.scaffold.pk}/", name="Stillas C", address="Kai 1", unit=cast.quay.pk)
    cast.scaffold.refresh_from_db()
    assert (cast.scaffold.name, cast.scaffold.address) == ("Stillas C", "Kai 1")


def test_a_place_is_given_away_by_who_decides_at_both_units(cast: Cast, kari: Door) -> None:
    words: dict[str, Any] = {"name": "Stillas B", "address": "", "unit": str(cast.store.pk)}
    kari.post(f"{PLACE}{cast.scaffold.pk}/", **words, status=403)
    answer = kari.enter(cast.hanne).post(f"{PLACE}{cast.scaffold.pk}/", **words)
    assert answer["Location"] == f"/fjordbygg-as/enheter/{cast.store.pk}/#places"


def test_a_place_closes_and_undo_opens_it_again(cast: Cast, kari: Door) -> None:
    answer = kari.post(f"{PLACE}{cast.scaffold.pk}/lukk/")
    page = kari.get(answer["Location"])
    assert "Undo" in page
    assert "1 workplace no longer in use" in page
    kari.post(f"{PLACE}{cast.scaffold.pk}/ta-i-bruk/")
    cast.scaffold.refresh_from_db()
    assert cast.scaffold.state == rules.OPEN


def test_what_is_closed_is_changed_no_more(cast: Cast, kari: Door) -> None:
    verbs.close_workplace(cast.scaffold, by=cast.as_(cast.kari))
    words = {"name": "X", "address": "", "unit": str(cast.quay.pk)}
    answer = kari.post(f"{PLACE}{cast.scaffold.pk}/", **words, status=422)
    assert "already moved this on" in answer.content.decode()


@pytest.mark.parametrize("way", ["", "lukk/", "ta-i-bruk/"])
def test_an_employee_changes_no_place(cast: Cast, door: Door, way: str) -> None:
    door.enter(cast.ola).post(f"{PLACE}{cast.scaffold.pk}/{way}", name="X", status=403)
    assert Workplace.objects.get().name == "Stillas B"


@pytest.mark.parametrize("way", ["", "lukk/", "ta-i-bruk/"])
def test_mona_of_another_undertaking_finds_no_place(cast: Cast, door: Door, way: str) -> None:
    door.enter(cast.mona).post(f"{PLACE}{cast.scaffold.pk}/{way}", name="X", status=404)
    elsewhere = f"/nabo-as/enheter/arbeidssted/{cast.scaffold.pk}/{way}"
    assert door.client.post(elsewhere, {"name": "X"}).status_code == 404


def test_many_places_are_read_fifty_at_a_time(cast: Cast, kari: Door) -> None:
    for number in range(55):
        verbs.open_workplace(unit=cast.quay, name=f"Bod {number:02}", by=cast.as_(cast.kari))
    page = kari.get(f"enheter/{cast.quay.pk}/")
    assert "Bod 49" in page
    assert "Bod 50" not in page
    assert "The next 50" in page
