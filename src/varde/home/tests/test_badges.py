"""The number beside «Home» is counted on the front page and kept for the others, a minute long."""

import datetime
import re

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from varde.deviations import verbs
from varde.deviations.tests.conftest import report
from varde.home.models import Badge, BadgeQuerySet
from varde.testing.cast import NOW, Cast

UNITS = "/fjordbygg-as/enheter/"


@pytest.fixture
def kari(cast: Cast, client: Client) -> Client:
    assert cast.kari.user
    client.force_login(cast.kari.user)
    return client


def number(client: Client, url: str = UNITS, *, seconds: int = 0) -> int:
    """What stands beside «Home» on a page, some seconds past NOW."""
    with time_machine.travel(NOW + datetime.timedelta(seconds=seconds), tick=False):
        page = client.get(url).content.decode()
    bar = page[page.index('class="v-bottom"') :]
    found = re.search(r'class="v-count">.*?</span>(\d+)<', bar)
    return int(found[1]) if found else 0


def test_the_front_page_counts_and_the_others_remember(cast: Cast, kari: Client) -> None:
    report(cast, "The rail is gone.")
    assert number(kari) == 1
    report(cast, "The ladder is gone.")
    assert number(kari, seconds=59) == 1
    assert number(kari, "/fjordbygg-as/", seconds=59) == 2
    assert number(kari, seconds=60) == 2


def test_after_a_minute_it_is_counted_anew(cast: Cast, kari: Client) -> None:
    assert number(kari) == 0
    report(cast, "The rail is gone.")
    assert number(kari, seconds=61) == 1


def test_what_one_did_oneself_counts_at_once(cast: Cast, kari: Client) -> None:
    case = report(cast, "The rail is gone.")
    assert number(kari) == 1
    verbs.receive(case, by=cast.as_(cast.kari))
    verbs.reject(case, reason="It is there.", by=cast.as_(cast.kari))
    with time_machine.travel(NOW, tick=False):
        kari.post("/fjordbygg-as/innboks/alle-lest/")
    assert number(kari) == 0


def test_nobody_has_anothers_number(cast: Cast, kari: Client) -> None:
    report(cast, "The rail is gone.")
    number(kari)
    assert cast.ola.user
    other = Client()
    other.force_login(cast.ola.user)
    assert number(other) == 0
    assert set(Badge.objects.values_list("member__name", "waiting")) == {("Kari", 1), ("Ola", 0)}


def test_while_it_is_kept_a_page_pays_one_query_for_it(cast: Cast, kari: Client) -> None:
    number(kari)
    with CaptureQueriesContext(connection) as asked:
        number(kari)
    about = [query["sql"] for query in asked if "home_badge" in query["sql"]]
    assert len(about) == 1
    assert not [query for query in asked if "deviations_deviation" in query["sql"]]


def test_a_number_that_cannot_be_kept_stops_no_page(
    cast: Cast, kari: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_more: object) -> None:
        raise OperationalError("database or disk is full")

    report(cast, "The rail is gone.")
    monkeypatch.setattr(BadgeQuerySet, "bulk_create", full)
    assert number(kari, "/fjordbygg-as/") == 1
