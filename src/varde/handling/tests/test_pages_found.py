"""Looked for from above any page: pages of Varde by what people call them, above the cases."""

import re

import pytest

from varde.deviations.tests.conftest import Door, report
from varde.testing.cast import Cast


def _hits(page: str) -> list[str]:
    found = (
        page[page.index('id="pages"') : page.index('id="cases"')] if 'id="pages"' in page else ""
    )
    return re.findall(r'class="v-title" href="([^"]+)"', found)


@pytest.mark.parametrize(
    "typed", ["internkontroll", "HMS", "avvik", "verneombud", "tiltak", "RUH", "hvem spør jeg"]
)
def test_the_words_of_the_trade_find_pages(cast: Cast, door: Door, typed: str) -> None:
    hits = _hits(door.opens(cast.ola, door.url(page=f"?q={typed}")))
    assert 1 <= len(hits) <= 5
    for address in hits:
        door.opens(cast.ola, address)


@pytest.mark.parametrize("name", ["ola", "siri", "kari", "hanne", "arne"])
@pytest.mark.parametrize("typed", ["plakat", "grupper", "import", "tilgang", "passord"])
def test_every_hit_is_a_page_one_may_open(cast: Cast, door: Door, name: str, typed: str) -> None:
    member = getattr(cast, name)
    for address in _hits(door.opens(member, door.url(page=f"?q={typed}"))):
        door.opens(member, address)


def test_they_stand_above_the_cases_with_the_same_word(cast: Cast, door: Door) -> None:
    report(cast, "Tiltak som ikke virker")
    page = door.opens(cast.kari, door.url(page="?q=tiltak"))
    assert page.index('href="/fjordbygg-as/tiltak/"', page.index('id="pages"')) < page.index(
        "Tiltak som ikke virker"
    )


def test_without_a_case_it_says_so_below_the_pages(cast: Cast, door: Door) -> None:
    page = door.opens(cast.ola, door.url(page="?q=handlingsplan"))
    assert page.index('id="cases"') < page.index("Nothing was found for")


def test_a_word_in_no_page_finds_cases_only(cast: Cast, door: Door) -> None:
    report(cast, "Løst stillas")
    page = door.opens(cast.kari, door.url(page="?q=stillas"))
    assert "Løst stillas" in page
    assert not _hits(page)


def test_on_a_phone_they_are_found_from_the_search_of_the_list(cast: Cast, door: Door) -> None:
    assert _hits(door.opens(cast.ola, door.url(page="?vis=apne&q=internkontroll")))


def test_pages_cost_no_query_at_all(cast: Cast, door: Door) -> None:
    without = door.costs(cast.bjorn, door.url(page="?q=stillas"))
    assert door.costs(cast.bjorn, door.url(page="?q=internkontroll")) == without
