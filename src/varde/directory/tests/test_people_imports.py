"""The pages for people from a table: what we understood first, then all of them or nobody."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from varde.organisation import rules
from varde.organisation.models import Import
from varde.people.models import Employment, Member
from varde.people.tests.conftest import Door
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast, assemble

PLACE = "folk/hent-inn/"
CREW = "Ansattnr;Navn;Avdeling;Startdato\n101;Åse Berg;Havnekvartalet;15.03.2021\n102;Jon Vik;;\n"
FAULTY = CREW + "103;;Månen;31.02.2024\n"
AMBIGUOUS = "Nr;Navn;Startdato\n1;Åse;03/04/2024\n2;Jon;05/06/2024\n"
MEANINGS = ("number", "name", "unit", "start_date")


def _upload(door: Door, text: str, name: str = "folk.csv") -> Import:
    door.post(PLACE, file=SimpleUploadedFile(name, text.encode()))
    return Import.objects.get(state=rules.READ)


def _said(*meanings: str, **more: str) -> dict[str, str]:
    return {f"column{place}": field for place, field in enumerate(meanings)} | more


def _decide(door: Door, given: Import, said: dict[str, str], status: int = 302) -> Any:
    return door.post(f"{PLACE}{given.pk}/kolonner/", status, **said)


def test_a_table_is_looked_at_and_taken_in(cast: Cast, door: Door) -> None:
    given = _upload(door.enter(cast.hanne), CREW)
    page = door.get(f"{PLACE}{given.pk}/")
    assert "2 people are new" in page
    assert "For 1 of the new we also keep how and when they work here." in page
    assert "Åse Berg" in page
    assert not Member.objects.filter(number="101").exists()

    _decide(door, given, _said(*MEANINGS, take_in="1"))
    assert Member.objects.get(number="101").unit == cast.quay
    assert Employment.objects.count() == 1
    page = door.get(f"{PLACE}{given.pk}/")
    assert "2 people are added." in page
    assert given.digest in page


def test_the_same_table_again_adds_nobody_and_says_so(cast: Cast, door: Door) -> None:
    given = _upload(door.enter(cast.hanne), CREW)
    _decide(door, given, _said(*MEANINGS, take_in="1"))
    again = _upload(door, CREW)
    page = door.get(f"{PLACE}{again.pk}/")
    assert "We know everybody already" in page
    assert "take_in" not in page
    more = _upload(door, CREW + "103;Liv;;\n")
    _decide(door, more, _said(*MEANINGS, take_in="1"))
    page = door.get(f"{PLACE}{more.pk}/")
    assert "1 person is added. 2 were known already and are left as they were." in page


def test_faults_are_listed_and_nobody_can_be_added(cast: Cast, door: Door) -> None:
    given = _upload(door.enter(cast.hanne), FAULTY)
    page = door.get(f"{PLACE}{given.pk}/")
    assert "31.02.2024" in page
    assert "take_in" not in page
    answer = _decide(door, given, _said(*MEANINGS, take_in="1"), status=422)
    assert "Put right what is wrong" in answer.content.decode()
    assert not Member.objects.filter(number="101").exists()


def test_days_that_may_be_read_in_two_ways_are_asked_about(cast: Cast, door: Door) -> None:
    given = _upload(door.enter(cast.hanne), AMBIGUOUS)
    page = door.get(f"{PLACE}{given.pk}/")
    assert "How are the dates in “Startdato” written?" in page
    assert "take_in" not in page
    _decide(door, given, _said("number", "name", "start_date", form2="day_first"))
    page = door.get(f"{PLACE}{given.pk}/")
    assert "2 people are new" in page
    _decide(door, given, _said("number", "name", "start_date", form2="day_first", take_in="1"))
    assert {one.start_date.month for one in Employment.objects.all()} == {4, 6}


def test_what_the_columns_are_can_be_said_otherwise(cast: Cast, door: Door) -> None:
    given = _upload(door.enter(cast.hanne), "x;y;z\nÅse;7;2024-02-01\nJon;9;2024-03-01\n")
    _decide(door, given, _said("name", "number", "start_date"))
    page = door.get(f"{PLACE}{given.pk}/")
    assert "For 2 of the new" in page
    answer = _decide(door, given, _said("name", "name", ""), status=422)
    assert "“x” says the same" in answer.content.decode()
    answer = _decide(door, given, _said("", "number", ""), status=422)
    assert "Say which column holds the names." in answer.content.decode()


def test_a_file_that_is_no_table_is_refused_in_words(cast: Cast, door: Door) -> None:
    door.enter(cast.hanne)
    for name, content in (("a.csv", b""), ("b.xlsx", b"PK\x03\x04 no")):
        door.post(PLACE, status=422, file=SimpleUploadedFile(name, content))
    door.post(PLACE, status=422)
    assert not Import.objects.exists()


def test_a_table_nobody_wants_is_deleted(cast: Cast, door: Door) -> None:
    given = _upload(door.enter(cast.hanne), CREW)
    assert "folk.csv" in door.get(PLACE)
    door.post(f"{PLACE}{given.pk}/slett/")
    given.refresh_from_db()
    assert (given.state, given.rows) == (rules.DROPPED, [])
    assert "This table was left" in door.get(f"{PLACE}{given.pk}/")
    _decide(door, given, _said(*MEANINGS, take_in="1"))
    assert not Member.objects.filter(number="101").exists()


def test_a_table_of_units_is_not_one_of_people(cast: Cast, door: Door) -> None:
    door.enter(cast.hanne)
    file = SimpleUploadedFile("enheter.csv", b"Nr;Navn\n10;Oppvekst\n11;Skole\n")
    door.post("enheter/les-inn/", file=file)
    units = Import.objects.get(state=rules.READ)
    door.get(f"{PLACE}{units.pk}/", status=404)
    people = Import.objects.get(pk=_upload_beside(door).pk)
    door.get(f"enheter/les-inn/{people.pk}/", status=404)


def _upload_beside(door: Door) -> Import:
    door.post(PLACE, file=SimpleUploadedFile("folk.csv", CREW.encode()))
    return Import.objects.get(file_name="folk.csv")


@pytest.mark.parametrize("who", ["ola", "siri", "kari", "arne"])
def test_others_are_told_whom_to_ask_and_see_no_table(cast: Cast, door: Door, who: str) -> None:
    given = _upload(door.enter(cast.hanne), CREW)
    page = door.enter(getattr(cast, who)).get(PLACE, status=403)
    assert "Ask the top manager or an HSE adviser" in page
    door.post(PLACE, status=403, file=SimpleUploadedFile("folk.csv", CREW.encode()))
    door.get(f"{PLACE}{given.pk}/", status=404)
    _decide(door, given, _said(*MEANINGS, take_in="1"), status=404)
    door.post(f"{PLACE}{given.pk}/slett/", status=404)
    given.refresh_from_db()
    assert given.state == rules.READ


def test_mona_of_another_undertaking_finds_nothing(cast: Cast, door: Door) -> None:
    given = _upload(door.enter(cast.hanne), CREW)
    door.enter(cast.mona).get(PLACE, status=404)
    slug = cast.mona.company.slug
    door.get(f"/{slug}/{PLACE}{given.pk}/", status=404)
    door.post(f"/{slug}/{PLACE}{given.pk}/slett/", status=404)
    assert "folk.csv" not in door.get(f"/{slug}/{PLACE}")


def test_the_look_costs_the_same_however_long_the_table(
    cast: Cast, door: Door, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lines = [f"{number};Person {number};Månen;\n" for number in range(300)]
    given = _upload(door.enter(cast.hanne), CREW + "".join(lines))
    with django_assert_max_num_queries(20):
        page = door.get(f"{PLACE}{given.pk}/")
    assert "These are the first 50." in page


STAGES = {
    "place": (CREW, False, ""),
    "new": (CREW, False, "{pk}/"),
    "faults": (FAULTY, False, "{pk}/"),
    "ambiguous": (AMBIGUOUS, False, "{pk}/"),
    "over": (CREW, True, "{pk}/"),
}


def opens(stage: str) -> pytest.MarkDecorator:
    page = {"place": "read_in", "over": "over"}.get(stage, "import")
    return pytest.mark.opens(f"directory/imports/{page}.html")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("stage", [pytest.param(s, marks=opens(s)) for s in STAGES])
def test_every_stage_is_usable_everywhere(
    transactional_db: None, client: Client, live_page: Opens, stage: str
) -> None:
    text, take_in, path = STAGES[stage]
    cast = assemble()
    door = Door(client, cast).enter(cast.hanne)
    given = _upload(door, text)
    if take_in:
        _decide(door, given, _said(*MEANINGS, take_in="1"))
    place = f"/{cast.company.slug}/{PLACE}{path.format(pk=given.pk)}"
    assert_usable_everywhere(live_page(place, user=cast.hanne.user))
