"""After an import: old cases do not flood anybody's day, and say no more than the file did."""

from collections.abc import Callable

from django.test import Client

from varde.deviations import verbs
from varde.people.models import Member
from varde.registers.tests.conftest import HEADING, RAIL, REGISTER, Desk
from varde.testing.cast import Cast

Enter = Callable[[Member], Client]
HOME = "/fjordbygg-as/"
MANY = HEADING + "".join(RAIL.replace("Løst rekkverk", f"Rekkverk {n}") for n in range(12))


def _page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_open_cases_wait_together_as_one(enter: Enter, cast: Cast, desk: Desk) -> None:
    desk.take_over(MANY)
    client = enter(cast.kari)

    page = _page(client, HOME)

    assert "1 thing is waiting for you" in page
    assert "12 open cases from another register" in page
    assert page.count("Rekkverk ") == 0
    assert "Rekkverk 7" in _page(client, f"{HOME}avvik/?vis=importerte")
    assert "Rekkverk 7" not in _page(client, f"{HOME}avvik/?vis=venter")


def test_one_somebody_has_begun_on_is_a_case_like_others(
    enter: Enter, cast: Cast, desk: Desk
) -> None:
    desk.take_over(REGISTER)
    verbs.receive(desk.cases()["Løst rekkverk"], by=cast.as_(cast.kari))
    client = enter(cast.kari)

    page = _page(client, HOME)

    assert "Løst rekkverk" in page
    assert "from another register" not in page
    assert "Løst rekkverk" in _page(client, f"{HOME}avvik/?vis=venter")


def test_those_without_old_cases_have_no_view_of_them(enter: Enter, cast: Cast, desk: Desk) -> None:
    assert "vis=importerte" not in _page(enter(cast.kari), f"{HOME}avvik/")
    desk.take_over(REGISTER)
    assert "vis=importerte" in _page(enter(cast.kari), f"{HOME}avvik/")


def test_nobody_is_asked_to_answer_whom_nobody_knows(enter: Enter, cast: Cast, desk: Desk) -> None:
    desk.take_over(REGISTER)
    case = desk.cases()["Løst rekkverk"]
    client = enter(cast.kari)

    page = _page(client, case.get_absolute_url())
    assert "Now: read the case" in page
    assert 'name="answer"' not in page

    client.post(f"{case.get_absolute_url()}motta/")
    assert "The reporter can see that" not in _page(client, case.get_absolute_url())


def test_a_day_without_a_clock_is_said_without_one(enter: Enter, cast: Cast, desk: Desk) -> None:
    desk.take_over(REGISTER)
    page = _page(enter(cast.kari), desk.cases()["Løst rekkverk"].get_absolute_url())
    assert "12 Jun 2024" in page
    assert "00:00" not in page


def test_a_clock_that_was_given_is_said(enter: Enter, cast: Cast, desk: Desk) -> None:
    desk.take_over(REGISTER.replace("12.06.2024", "12.06.2024 07:42"))
    assert "07:42" in _page(enter(cast.kari), desk.cases()["Løst rekkverk"].get_absolute_url())


def test_the_proof_is_there_for_who_wants_it(enter: Enter, cast: Cast, desk: Desk) -> None:
    row = desk.take_over(REGISTER)
    page = _page(enter(cast.hanne), row.get_absolute_url())
    assert "2 cases are open" in page
    assert page.index("<details") < page.index(row.sha256)
