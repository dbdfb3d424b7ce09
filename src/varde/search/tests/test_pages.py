"""The page behind the search above every page: pages, cases, measures, people, units."""

import re
from collections.abc import Callable

import pytest

from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, report
from varde.search import finding
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast

Url = Callable[[str], str]


@pytest.fixture
def url(cast: Cast) -> Url:
    return lambda asked: f"/{cast.company.slug}/sok/{asked}"


def _section(page: str, key: str) -> str:
    parts: list[tuple[str, str]] = re.findall(
        r'<section [^>]*aria-labelledby="(\w+)">(.*?)</section>', page, re.DOTALL
    )
    return next((inside for name, inside in parts if name == key), "")


def _hits(page: str, key: str = "pages") -> list[str]:
    return re.findall(r'class="v-title" href="([^"]+)"', _section(page, key))


@pytest.mark.parametrize(
    "typed", ["internkontroll", "HMS", "avvik", "verneombud", "tiltak", "RUH", "hvem spør jeg"]
)
def test_the_words_of_the_trade_find_pages(cast: Cast, door: Door, url: Url, typed: str) -> None:
    hits = _hits(door.opens(cast.ola, url(f"?q={typed}")))
    assert 1 <= len(hits) <= 5
    for address in hits:
        door.opens(cast.ola, address)


@pytest.mark.parametrize("name", ["ola", "siri", "kari", "hanne", "arne"])
@pytest.mark.parametrize("typed", ["plakat", "grupper", "import", "tilgang", "passord"])
def test_every_hit_is_a_page_one_may_open(
    cast: Cast, door: Door, url: Url, name: str, typed: str
) -> None:
    member = getattr(cast, name)
    for address in _hits(door.opens(member, url(f"?q={typed}"))):
        door.opens(member, address)


def test_each_kind_has_its_own_part_and_every_hit_opens(
    cast: Cast, door: Door, url: Url, loose_rail: Deviation
) -> None:
    page = door.opens(cast.hanne, url("?q=quay"))
    cases = door.opens(cast.hanne, url("?q=rail"))
    assert _hits(cases, "deviation") == [f"/fjordbygg-as/avvik/{loose_rail.pk}/"]
    people = _hits(door.opens(cast.hanne, url("?q=kari")), "people")
    assert people == [f"/fjordbygg-as/folk/{cast.kari.pk}/"]
    units = _hits(door.opens(cast.hanne, url("?q=havnekv")), "units")
    assert units == [f"/fjordbygg-as/enheter/{cast.quay.pk}/"]
    for address in [*_hits(page), *people, *units]:
        door.opens(cast.hanne, address)


def test_a_word_in_no_page_finds_cases_only(cast: Cast, door: Door, url: Url) -> None:
    report(cast, "Glatt på kaia")
    page = door.opens(cast.kari, url("?q=glatt"))
    assert "Glatt på kaia" in page
    assert not _hits(page)


def test_what_nobody_said_is_answered_with_a_warm_word(cast: Cast, door: Door, url: Url) -> None:
    page = door.opens(cast.ola, url("?q=xyzzy<b>"))
    assert 'class="v-empty"' in page
    assert "Nothing was found for “xyzzy&lt;b&gt;”" in page


def test_before_anything_is_typed_it_asks(cast: Cast, door: Door, url: Url) -> None:
    assert "What are you looking for?" in door.opens(cast.ola, url(""))


def test_a_whole_number_goes_straight_to_the_case(
    cast: Cast, door: Door, url: Url, loose_rail: Deviation
) -> None:
    door.enter(cast.kari)
    answer = door.client.get(url(f"?q={loose_rail.number}"))
    assert answer.headers["Location"] == door.url(loose_rail)
    door.enter(cast.per)
    assert door.client.get(url(f"?q={loose_rail.number}")).status_code == 200


def test_more_of_one_kind_than_a_few_have_a_page_of_their_own(
    cast: Cast, door: Door, url: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MANY", 8)
    for number in range(13):
        report(cast, f"Rail {number}")
    few = door.opens(cast.kari, url("?q=rail"))
    assert len(_hits(few, "deviation")) == 10
    assert "More cases" in few
    titles: list[str] = []
    page = door.opens(cast.kari, url("?q=rail&i=deviation"))
    titles += re.findall(r">(Rail \d+)<", page)
    following = re.search(r'href="([^"]+)">The next 50', page)
    assert following
    page = door.opens(cast.kari, following[1].replace("&amp;", "&"))
    titles += re.findall(r">(Rail \d+)<", page)
    assert sorted(titles) == sorted(f"Rail {number}" for number in range(13))


@pytest.mark.parametrize("asked", ["?q=x&i=nothing", "?i=deviation", "?q=&i=people"])
def test_a_kind_nobody_offers_is_no_page(cast: Cast, door: Door, url: Url, asked: str) -> None:
    door.opens(cast.kari, url(asked), status=404)


def test_it_costs_the_same_however_much_is_found(cast: Cast, door: Door, url: Url) -> None:
    report(cast, "Rail")
    few = door.costs(cast.kari, url("?q=rail"))
    for number in range(30):
        report(cast, f"Rail {number}")
    assert door.costs(cast.kari, url("?q=rail")) == few
    assert few <= 23


def test_pages_cost_no_query_at_all(cast: Cast, door: Door, url: Url) -> None:
    without = door.costs(cast.bjorn, url("?q=xyzzy"))
    assert door.costs(cast.bjorn, url("?q=internkontroll")) == without


def test_the_search_above_every_page_leads_here(cast: Cast, door: Door) -> None:
    assert 'action="/fjordbygg-as/sok/"' in door.opens(cast.kari, "/fjordbygg-as/")


@pytest.mark.browser
@pytest.mark.opens("search/index.html")
@pytest.mark.parametrize("asked", ["", "?q=e", "?q=rail", "?q=xyzzy"])
def test_what_was_found_is_usable(
    cast: Cast, loose_rail: Deviation, live_page: Opens, asked: str
) -> None:
    page = live_page(f"/fjordbygg-as/sok/{asked}", user=cast.kari.user)
    assert_usable_everywhere(page)


@pytest.mark.browser
@pytest.mark.opens("search/section.html")
def test_one_kind_by_itself_is_usable(cast: Cast, loose_rail: Deviation, live_page: Opens) -> None:
    page = live_page("/fjordbygg-as/sok/?q=rail&i=deviation", user=cast.kari.user)
    assert_usable_everywhere(page)
