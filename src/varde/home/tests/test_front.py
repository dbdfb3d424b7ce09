"""The front page: the heading is the news, and it costs the same however much waits."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from varde.deviations import verbs
from varde.offers import board
from varde.offers.board import Waiting
from varde.testing.cast import Cast


@pytest.fixture
def five_wait(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def offer(viewer: Any) -> Iterable[Waiting]:
        return [Waiting(f"Sak {n}", f"/x/{n}/", "Avvik", urgent=n == 4) for n in range(5)]

    monkeypatch.setattr(board.waiting, "_offers", [offer])
    return iter(())


def _front(cast: Cast, client: Client, member: Any) -> str:
    client.force_login(member.user)
    response = client.get("/fjordbygg-as/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("five_wait")
def test_the_heading_counts_and_what_burns_is_first(cast: Cast, client: Client) -> None:
    page = _front(cast, client, cast.kari)

    assert page.index("Sak 4") < page.index("Sak 0")
    assert 'href="/x/4/"' in page


@pytest.mark.usefixtures("five_wait")
def test_what_is_dangerous_now_says_so_at_once(cast: Cast, client: Client) -> None:
    page = _front(cast, client, cast.kari)
    assert page.count('data-when="late"') == 1
    assert page.index("Sak 4") < page.index('data-when="late"') < page.index("Sak 0")


def test_nothing_waiting_is_said_warmly(cast: Cast, client: Client) -> None:
    page = _front(cast, client, cast.arne)
    assert "v-empty" in page
    assert "v-next" not in page


@pytest.mark.parametrize(
    ("who", "queries"),
    [("ola", 8), ("siri", 11), ("kari", 12), ("hanne", 12), ("bjorn", 12)],
)
def test_what_it_costs_for_each_role(cast: Cast, client: Client, who: str, queries: int) -> None:
    """For the top manager also what to begin with; for whoever sets up, units without a leader."""
    verbs.report(token="t", unit=cast.quay, text="Løst", by=cast.as_(cast.ola))
    _front(cast, client, getattr(cast, who))
    with CaptureQueriesContext(connection) as asked:
        client.get("/fjordbygg-as/")
    assert len(asked) <= queries


def test_it_costs_the_same_with_one_case_and_with_ten(cast: Cast, client: Client) -> None:
    def report() -> None:
        verbs.report(token=f"t{counter()}", unit=cast.quay, text="Løst", by=cast.as_(cast.ola))

    numbers = iter(range(100))

    def counter() -> int:
        return next(numbers)

    report()
    _front(cast, client, cast.kari)
    with CaptureQueriesContext(connection) as one:
        _front(cast, client, cast.kari)
    for _ in range(9):
        report()
    _front(cast, client, cast.kari)  # and the number in the menu is noted
    with CaptureQueriesContext(connection) as ten:
        _front(cast, client, cast.kari)
    assert len(ten) == len(one)


def test_the_menu_has_every_room_as_a_page(cast: Cast, client: Client) -> None:
    assert cast.bjorn.user is not None
    client.force_login(cast.bjorn.user)
    page = client.get("/fjordbygg-as/meny/").content.decode()
    for room in ("avvik", "tiltak", "folk", "plakater", "importer"):
        assert f"/fjordbygg-as/{room}/" in page
