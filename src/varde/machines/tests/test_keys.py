"""Keys for other systems: made by those who may, shown once, and no longer good when they end."""

import datetime

import pytest
import time_machine
from django.test import Client

from varde.audit.models import Event
from varde.foundation.refusals import Forbidden, Refused
from varde.machines import entrances, rules, verbs
from varde.machines.models import Key, Scope, Use
from varde.machines.tests.conftest import System, let_in
from varde.people import verbs as people
from varde.people.actors import token_actor
from varde.people.tests.conftest import Door
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import NOW, Cast, assemble

KEYS = "nokler/"


@pytest.fixture
def browser(client: Client, cast: Cast) -> Door:
    return Door(client, cast)


@pytest.mark.usefixtures("monday")
def test_the_adviser_makes_a_key_and_sees_its_secret_once(cast: Cast, browser: Door) -> None:
    asked = {"name": "Payroll", "scopes": [Scope.READ_PEOPLE], "days": 90}
    page = browser.enter(cast.hanne).post(f"{KEYS}ny/", status=200, **asked).content.decode()
    key = Key.objects.get()
    secret = page.split("<code>")[1].split("</code>")[0]
    assert verbs.digest_of(secret) == key.digest
    assert secret not in browser.get(KEYS)
    assert "never used" in browser.get(KEYS)
    System(cast, secret).get("people")
    assert Use.objects.get(pk=key.pk).used_date == NOW.date()
    assert "used last on" in browser.get(KEYS)


@pytest.mark.usefixtures("monday")
def test_a_key_that_is_revoked_opens_nothing(cast: Cast, browser: Door, payroll: System) -> None:
    key = Key.objects.get()
    payroll.get("cases")
    browser.enter(cast.bjorn).post(f"{KEYS}{key.pk}/trekk/")
    payroll.get("cases", status=401)
    assert "Opens nothing" in browser.get(KEYS)


def test_others_than_administrators_are_sent_to_them(cast: Cast, browser: Door) -> None:
    browser.enter(cast.kari).get(KEYS, status=403)
    browser.get(f"{KEYS}ny/", status=403)
    with pytest.raises(Forbidden):
        verbs.make(name="Mine", scopes=[Scope.READ_CASES], days=30, by=cast.as_(cast.kari))
    assert not Key.objects.visible_to(cast.as_(cast.kari)).exists()


def test_a_key_without_a_use_or_an_end_is_refused(cast: Cast, browser: Door) -> None:
    by = cast.as_(cast.hanne)
    refused: list[tuple[list[str], int]] = [([], 30), (["all"], 30), ([Scope.READ_CASES], 366)]
    for scopes, days in refused:
        with pytest.raises(Refused):
            verbs.make(name="Mine", scopes=scopes, days=days, by=by)
    page = browser.enter(cast.hanne).post(f"{KEYS}ny/", status=422, name="", days=90)
    assert "This must be filled in." in page.content.decode()


def test_a_key_makes_no_key(cast: Cast) -> None:
    by = token_actor(cast.as_(cast.hanne).member, key="Payroll", now=NOW)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="signed in"):
        verbs.make(name="Another", scopes=[Scope.READ_CASES], days=30, by=by)


def test_a_key_ends_after_its_last_day(cast: Cast, payroll: System) -> None:
    with time_machine.travel(NOW + datetime.timedelta(days=90), tick=False):
        payroll.get("cases")
    with time_machine.travel(NOW + datetime.timedelta(days=91), tick=False):
        payroll.get("cases", status=401)


def test_a_key_dies_with_the_membership(cast: Cast) -> None:
    secret = verbs.make(name="A", scopes=Scope.values, days=9, by=cast.as_(cast.hanne))[1]
    assert entrances.key_behind(secret, now=NOW)
    people.leave(cast.hanne, successor=cast.bjorn, by=cast.as_(cast.bjorn))
    assert entrances.key_behind(secret, now=NOW) is None


@pytest.mark.usefixtures("monday")
def test_a_key_opens_what_it_was_made_for(cast: Cast) -> None:
    reader = let_in(cast, cast.hanne, scopes=[Scope.READ_CASES])
    reader.get("cases")
    for path in ("measures", "people", "units"):
        reader.get(path, status=403)
    reader.post("cases", {"unit": str(cast.quay.pk), "text": "A hole."}, status=403)


@pytest.mark.usefixtures("monday")
def test_a_key_of_another_undertaking_finds_nothing(cast: Cast, payroll: System) -> None:
    payroll.company = cast.mona.company.slug
    payroll.get("cases", status=404)
    payroll.company = "nobody"
    payroll.get("cases", status=404)


def test_the_trail_keeps_no_secret_and_no_digest(cast: Cast, payroll: System) -> None:
    event = Event.objects.get(verb=rules.MAKE.verb)
    assert event.changes["digest"] == "changed"
    assert payroll.secret not in str(event.changes)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.opens("machines/index.html", "machines/make.html", "machines/made.html")
def test_the_pages_are_usable_everywhere(live_page: Opens) -> None:
    cast = assemble()
    let_in(cast, cast.hanne)
    address = f"/{cast.company.slug}/{KEYS}"
    assert_usable_everywhere(live_page(address, user=cast.hanne.user))
    page = live_page(f"{address}ny/", user=cast.hanne.user)
    assert_usable_everywhere(page)
    page.locator("input[name=name]").fill("Lønn")
    page.locator("input[name=scopes]").first.check()
    page.locator("main form button.ds-button").last.click()
    page.locator("#secret").wait_for()
    assert_usable_everywhere(page)
