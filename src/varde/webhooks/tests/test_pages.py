"""The pages of webhooks: for administrators, with what happened to what was sent."""

from typing import Any

import pytest
from django.test import Client

from varde.deviations import verbs as deviations
from varde.foundation.refusals import Forbidden, Refused
from varde.people.actors import token_actor
from varde.people.tests.conftest import Door
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import NOW, Cast, assemble
from varde.webhooks import verbs
from varde.webhooks.models import Delivery, Hook, Kind
from varde.webhooks.tests.conftest import Listener
from varde.webhooks.verbs import carrying, reading

HOOKS = "webhooks/"


@pytest.fixture
def browser(client: Client, cast: Cast) -> Door:
    return Door(client, cast)


def test_the_adviser_has_a_system_told_and_stops_it(
    cast: Cast, browser: Door, listener: Listener
) -> None:
    asked = {"name": "Payroll", "address": listener.address, "kinds": [Kind.CASES]}
    page = browser.enter(cast.hanne).post(f"{HOOKS}ny/", status=200, **asked).content.decode()
    hook = Hook.objects.get()
    assert verbs.secret_of(hook) in page
    assert verbs.secret_of(hook) not in browser.get(HOOKS)
    browser.post(f"{HOOKS}{hook.pk}/stopp/")
    assert "Stopped" in browser.get(HOOKS)


@pytest.mark.usefixtures("monday")
def test_what_did_not_arrive_is_seen(
    cast: Cast, browser: Door, hook: Hook, listener: Listener
) -> None:
    listener.status = 500
    deviations.report(token="a", unit=cast.quay, text="A hole.", by=cast.as_(cast.ola))
    reading.read_all(NOW)
    carrying.deliver(NOW)
    page = browser.enter(cast.bjorn).get(HOOKS)
    assert "HTTP 500" in page
    assert "On its way" in page


def test_an_address_inside_is_refused_with_what_was_typed(cast: Cast, browser: Door) -> None:
    asked = {"name": "Payroll", "address": "https://127.0.0.1/x", "kinds": [Kind.CASES]}
    page = browser.enter(cast.hanne).post(f"{HOOKS}ny/", status=422, **asked)
    assert "https://127.0.0.1/x" in page.content.decode()


def test_others_than_administrators_see_nothing(cast: Cast, browser: Door, hook: Hook) -> None:
    browser.enter(cast.kari).get(HOOKS, status=403)
    browser.get(f"{HOOKS}ny/", status=403)
    assert not Hook.objects.visible_to(cast.as_(cast.kari)).exists()
    assert not Delivery.objects.visible_to(cast.as_(cast.kari)).exists()
    with pytest.raises(Forbidden):
        verbs.stop(hook, by=cast.as_(cast.kari))


def test_a_key_makes_no_webhook(cast: Cast, listener: Listener) -> None:
    member: Any = cast.as_(cast.hanne).member
    by = token_actor(member, key="Payroll", now=NOW)
    with pytest.raises(Refused, match="signed in"):
        verbs.make(name="A", address=listener.address, kinds=[Kind.CASES], by=by)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.opens("webhooks/index.html", "webhooks/make.html", "webhooks/made.html")
def test_the_pages_are_usable_everywhere(live_page: Opens, listener: Listener) -> None:
    cast = assemble()
    by = cast.as_(cast.hanne)
    verbs.make(name="Payroll", address=listener.address, kinds=[Kind.CASES], by=by)
    deviations.report(token="a", unit=cast.quay, text="A hole.", by=by)
    reading.read_all(NOW)
    address = f"/{cast.company.slug}/{HOOKS}"
    assert_usable_everywhere(live_page(address, user=cast.hanne.user))
    page = live_page(f"{address}ny/", user=cast.hanne.user)
    assert_usable_everywhere(page)
    page.locator("input[name=name]").fill("Lønn")
    page.locator("input[name=address]").fill(listener.address)
    page.locator("input[name=kinds]").first.check()
    page.locator("main form button.ds-button").last.click()
    page.locator("#secret").wait_for()
    assert_usable_everywhere(page)
