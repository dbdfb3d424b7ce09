"""Every page and button of a case: who may open it, when, and who finds nothing there."""

import pytest
from django.urls import reverse

from varde.deviations import rules, verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, assessed, checking, closed, explained
from varde.handling import urls
from varde.handling.views.others import OTHERS
from varde.people.models import Member
from varde.testing.cast import Cast

# Pages that ask something, with the earliest state in which a handler may open them.
ASKED = {
    "motta/": "reported",
    "avvis/": "reported",
    "overfor/": "reported",
    "gi-videre/": "reported",
    "sla-sammen/": "reported",
    "begrens/": "reported",
    "vurder/": "reported",
    "rettet/": "reported",
    "arsak/": "assessed",
    "tiltak/": "assessed",
    "vent-pa-effekt/": "explained",
    "sjekk-effekt/": "checking",
    "lukk/": "explained",
    "gjenapne/": "closed",
    "laerdom/": "closed",
}
PRESSED = [
    "ta-over/",
    "apne-for-alle/",
    "angre/",
    "trekk-laerdom/",
    "trekk/",
    "la-sta/",
    "samtale/",
]
OWN = {"rett/": "reported", "hjalp/": "closed"}
EVERY_PAGE = ["", "pdf/", *ASKED, *PRESSED, *OWN]
STATES = {
    "reported": lambda _cast, case: case,
    "assessed": assessed,
    "explained": explained,
    "checking": checking,
    "closed": closed,
}


def brought_to(cast: Cast, case: Deviation, state: str) -> Deviation:
    return STATES[state](cast, case)  # type: ignore[no-any-return]


def status(door: Door, member: Member, url: str) -> int:
    door.enter(member)
    return door.client.get(url).status_code


def test_the_table_below_knows_every_address() -> None:
    known = {str(entry.pattern).removeprefix("<uuid:pk>/") for entry in urls.urlpatterns}
    assert known == {*EVERY_PAGE, "regler/", "last-ned/xlsx/", "last-ned/csv/"}


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_for_another_undertaking_nothing_is_there(
    cast: Cast, door: Door, loose_rail: Deviation, page: str
) -> None:
    url = door.url(loose_rail, page)
    assert status(door, cast.mona, url) == 404
    assert door.sends(cast.mona, url).status_code == 404


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_for_the_leader_of_another_unit_nothing_is_there(
    cast: Cast, door: Door, loose_rail: Deviation, page: str
) -> None:
    url = door.url(loose_rail, page)
    assert door.sends(cast.per, url).status_code == 404
    assert status(door, cast.per, url) == (405 if page in PRESSED else 404)


@pytest.mark.parametrize("page", PRESSED)
def test_a_button_is_pressed_and_not_opened(
    cast: Cast, door: Door, loose_rail: Deviation, page: str
) -> None:
    assert status(door, cast.kari, door.url(loose_rail, page)) == 405


@pytest.mark.parametrize(("page", "state"), ASKED.items())
def test_the_handler_opens_each_page_in_its_time(
    cast: Cast, door: Door, loose_rail: Deviation, page: str, state: str
) -> None:
    case = brought_to(cast, loose_rail, state)
    assert status(door, cast.kari, door.url(case, page)) == 200


@pytest.mark.parametrize("page", ASKED)
def test_the_auditor_who_sees_it_all_opens_none_of_them(
    cast: Cast, door: Door, loose_rail: Deviation, page: str
) -> None:
    assert status(door, cast.arne, door.url(loose_rail, page)) == 403


@pytest.mark.parametrize("page", [page for page, state in ASKED.items() if state != "reported"])
def test_before_its_time_a_page_says_to_look_again(
    cast: Cast, door: Door, loose_rail: Deviation, page: str
) -> None:
    assert status(door, cast.kari, door.url(loose_rail, page)) == 409


@pytest.mark.parametrize(("page", "state"), OWN.items())
def test_what_is_the_reporters_is_nobody_elses(
    cast: Cast, door: Door, loose_rail: Deviation, page: str, state: str
) -> None:
    case = brought_to(cast, loose_rail, state)
    assert status(door, cast.ola, door.url(case, page)) == 200
    assert status(door, cast.kari, door.url(case, page)) == 403


@pytest.mark.parametrize("page", PRESSED)
def test_pressed_by_somebody_it_is_not_for_nothing_happens(
    cast: Cast, door: Door, loose_rail: Deviation, page: str
) -> None:
    answer = door.sends(cast.arne, door.url(loose_rail, page), text="Hm.", to_reporter="no")
    assert answer.status_code == 403
    loose_rail.refresh_from_db()
    assert loose_rail.state == "reported"


def test_every_verb_of_the_table_has_a_page_or_a_button() -> None:
    elsewhere = {"report", "step_back"}  # the reporter's own room; the page of what was done
    pages = {entry.name for entry in urls.urlpatterns}
    same_page = {"correct": "assess", "it_helped": "check_effect", "it_did_not": "check_effect"}
    for step in rules.STEPS:
        verb = step.verb.removeprefix("deviation.")
        assert verb in elsewhere or same_page.get(verb, verb) in pages, verb


def test_what_may_be_done_besides_leads_somewhere(cast: Cast, loose_rail: Deviation) -> None:
    for other in OTHERS:
        assert reverse(f"deviations:{other.verb}", args=["fjordbygg-as", loose_rail.pk])


def test_somebody_not_signed_in_is_asked_to(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    door.client.logout()
    answer = door.client.get(door.url(loose_rail))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/konto/")


def test_a_case_that_is_taken_back_opens_for_the_reporter_alone_to_let_it_stand(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    verbs.withdraw(loose_rail, by=cast.as_(cast.ola))
    assert "Let my report stand again" in door.opens(cast.ola, door.url(loose_rail))
    assert "Let my report stand again" not in door.opens(cast.kari, door.url(loose_rail))
