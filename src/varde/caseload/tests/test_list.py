"""The list: what burns first, only what one may see, and fifty at a time."""

import datetime
import re

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, closed, received, report
from varde.testing.cast import NOW, Cast


def numbers(html: str) -> list[str]:
    """The numbers of the cases, in the order they stand."""
    return re.findall(r'class="v-num v-muted">([\d-]+)<', html)


def due(case: Deviation, days: int) -> Deviation:
    """As if time had gone by."""
    day = NOW.date() + datetime.timedelta(days=days)
    Deviation.objects.filter(pk=case.pk).update(due_date=day)
    return case


def test_what_burns_stands_first(cast: Cast, door: Door) -> None:
    due(report(cast, "Later."), 9)
    due(report(cast, "Late."), -2)
    due(report(cast, "Today."), 0)
    Deviation.objects.filter(pk=report(cast, "No day.").pk).update(due_date=None)

    html = door.opens(cast.kari, door.url())
    assert numbers(html) == ["2", "3", "1", "4"]
    assert "2 days overdue" in html
    assert "Answer today" in html
    assert html.count("data-late") == 1


def test_what_is_dangerous_now_stands_above_all_and_says_so(cast: Cast, door: Door) -> None:
    due(report(cast, "Late."), -2)
    falling = report(cast, "The scaffold is falling.", is_dangerous_now=True)
    due(report(cast, "Today."), 0)

    html = door.opens(cast.kari, door.url())
    assert numbers(html) == ["2", "1", "3"]
    assert html.count("Dangerous now") == 1
    received(cast, falling)
    assert "Dangerous now" not in door.opens(cast.kari, door.url())


def test_of_those_due_the_same_day_the_newest_stands_first(cast: Cast, door: Door) -> None:
    due(report(cast, "First."), 0)
    due(report(cast, "Second."), 0)
    assert numbers(door.opens(cast.kari, door.url())) == ["2", "1"]


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("apne", ["2", "1"]),
        ("over-frist", ["2"]),
        ("mine", []),
        ("lukkede", ["3"]),
        ("alle", ["3", "2", "1"]),
        ("no-such-view", ["2", "1"]),
    ],
)
def test_each_view_has_its_own(cast: Cast, door: Door, view: str, shown: list[str]) -> None:
    report(cast, "Open.")
    due(received(cast, report(cast, "Late.")), -1)
    closed(cast, report(cast, "Closed."))

    found = numbers(door.opens(cast.kari, door.url(page=f"?vis={view}")))
    assert sorted(found, reverse=True) == sorted(shown, reverse=True)


def test_what_waits_for_me_is_what_i_handle_and_what_i_am_asked(cast: Cast, door: Door) -> None:
    mine = report(cast, "Mine.", by=cast.kari, unit=cast.store, workplace=None)
    report(cast, "Hers.")
    verbs.speak(mine, text="Which shelf?", asks=True, by=cast.as_(cast.per))
    report(cast, "His.", by=cast.per, unit=cast.store, workplace=None)

    html = door.opens(cast.kari, door.url(page="?vis=venter"))
    assert sorted(numbers(html)) == ["1", "2"]
    assert re.search(r"Waiting for me\s*<span>2</span>", html)


def test_a_closed_case_waits_again_when_the_reporter_writes(cast: Cast, door: Door) -> None:
    over = closed(cast, report(cast, "Over."))
    assert numbers(door.opens(cast.kari, door.url(page="?vis=venter"))) == []
    verbs.speak(over, text="It is back.", by=cast.as_(cast.ola))
    assert numbers(door.opens(cast.kari, door.url(page="?vis=venter"))) == ["1"]


def test_my_reports_are_mine_wherever_they_are(cast: Cast, door: Door) -> None:
    report(cast, "Mine.", by=cast.kari, unit=cast.store, workplace=None)
    report(cast, "Ola's.")
    assert numbers(door.opens(cast.kari, door.url(page="?vis=mine"))) == ["1"]


@pytest.mark.parametrize(
    ("who", "shown"), [("ola", ["1"]), ("per", ["2"]), ("hanne", ["1", "2"]), ("mona", None)]
)
def test_everybody_sees_what_concerns_them(
    cast: Cast, door: Door, who: str, shown: list[str] | None
) -> None:
    report(cast, "At the quay.")
    report(cast, "In the store.", by=cast.per, unit=cast.store, workplace=None)
    if shown is None:
        door.opens(getattr(cast, who), door.url(), status=404)
        return
    assert sorted(numbers(door.opens(getattr(cast, who), door.url()))) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("rail", ["1"]),
        ("RAIL loose", ["1"]),
        ("Ærlig", ["2"]),
        ("ærlig", ["2"]),
        ("2", ["2"]),
        ("2026-2", ["2"]),
        ("2026 – 2", ["2"]),
        ("%", []),
        ("999999999999999999999", []),
        ("scaffold", []),
    ],
)
def test_words_and_numbers_find_a_case(
    cast: Cast, door: Door, loose_rail: Deviation, typed: str, shown: list[str]
) -> None:
    report(cast, "Ærlig talt, her er det glatt")
    html = door.opens(cast.kari, f"{door.url()}?vis=apne&q={typed}")
    assert numbers(html) == shown
    if not shown:
        assert f"Nothing was found for “{typed}” here." in html


def test_the_search_above_every_page_looks_among_all(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    closed(cast, loose_rail)
    assert numbers(door.opens(cast.kari, f"{door.url()}?q=rail")) == ["1"]
    assert numbers(door.opens(cast.kari, f"{door.url()}?vis=apne&q=rail")) == []


def test_a_whole_number_goes_straight_to_the_case(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    door.enter(cast.kari)
    answer = door.client.get(f"{door.url()}?q={loose_rail.number}")
    assert answer.headers["Location"] == door.url(loose_rail)

    door.enter(cast.per)
    assert door.client.get(f"{door.url()}?q={loose_rail.number}").status_code == 200


@pytest.mark.parametrize("view", ["venter", "apne", "over-frist", "mine", "lukkede", "alle"])
def test_an_empty_view_says_a_warm_word(cast: Cast, door: Door, view: str) -> None:
    html = door.opens(cast.per, door.url(page=f"?vis={view}"))
    assert 'class="v-empty"' in html
    assert "<table" not in html


@pytest.mark.parametrize("view", ["apne", "alle"])
def test_fifty_at_a_time_and_every_case_once(cast: Cast, door: Door, view: str) -> None:
    for number in range(53):
        case = report(cast, f"Case {number}.")
        if number % 5 == 0:
            Deviation.objects.filter(pk=case.pk).update(due_date=None)
        elif number % 5 == 1:
            due(case, number % 3)
    first = door.opens(cast.kari, door.url(page=f"?vis={view}"))
    following = re.search(r'href="(\?vis=[^"]+)">The next 50', first)
    assert following
    second = door.opens(cast.kari, door.url() + following[1].replace("&amp;", "&"))

    assert len(numbers(first)) == 50
    assert sorted(map(int, numbers(first) + numbers(second))) == list(range(1, 54))
    assert "The next 50" not in second
    assert "To the first page" in second


@pytest.mark.parametrize("after", ["_", "x_y", "2026-01-01_", "_not-a-key", "9999_9999"])
def test_a_key_nobody_made_begins_at_the_beginning(
    cast: Cast, door: Door, loose_rail: Deviation, after: str
) -> None:
    assert numbers(door.opens(cast.kari, f"{door.url()}?etter={after}")) == ["1"]


def test_a_case_of_another_year_carries_its_year(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    Deviation.objects.filter(pk=loose_rail.pk).update(year=2025)
    assert numbers(door.opens(cast.kari, door.url())) == ["2025-1"]


def test_a_part_is_answered_with_a_part(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    html = door.opens(cast.kari, door.url(), htmx="yes")
    assert html.lstrip().startswith('<div id="register">')


def test_the_list_costs_the_same_however_long_it_is(cast: Cast, door: Door) -> None:
    report(cast, "Case.")
    few = door.costs(cast.kari, door.url())
    for number in range(30):
        report(cast, f"Case {number}.")
    assert door.costs(cast.kari, door.url()) == few == 6


def test_one_may_look_at_the_cases_of_one_unit(cast: Cast, door: Door) -> None:
    report(cast, "At the quay.")
    report(cast, "In the store.", unit=cast.store, workplace=None)
    html = door.opens(cast.bjorn, f"{door.url()}?enhet={cast.quay.pk}")
    assert "At the quay" in html
    assert "In the store" not in html
    assert f'name="enhet" value="{cast.quay.pk}"' in html
    assert "In the store" in door.opens(cast.bjorn, f"{door.url()}?enhet=nonsense")
