"""The list narrowed by state, unit, kind, severity, area and period; the file alike."""

import datetime
import re

import pytest

from varde.caseload.tests.test_list import numbers
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, closed, received, report
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import NOW, Cast


@pytest.fixture
def four(cast: Cast) -> list[Deviation]:
    """1 at the quay, serious, a fall; 2 in the store; 3 received; 4 closed and old."""
    by = cast.as_(cast.kari)
    fall = report(cast, "Fall.", kind="accident")
    verbs.assess(fall, actual=1, potential=2, area="fall", kind="accident", by=by)
    store = report(cast, "Store.", by=cast.per, unit=cast.store, workplace=None, kind="fault")
    read = received(cast, report(cast, "Read.", kind="fault"))
    old = closed(cast, report(cast, "Old."))
    moment = NOW - datetime.timedelta(days=30)
    Deviation.objects.filter(pk=old.pk).update(reported_at=moment)
    return [fall, store, read, old]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["1", "2", "3", "4"]),
        ("tilstand=received", ["3"]),
        ("tilstand=closed", ["4"]),
        ("slag=fault", ["2", "3"]),
        ("alvor=2", ["1"]),
        ("alvor=1", ["4"]),
        ("omrade=fall", ["1"]),
        ("slag=fault&tilstand=received", ["3"]),
        ("slag=fault&omrade=fall", []),
        ("q=store&slag=fault", ["2"]),
        ("tilstand=nonsense&slag=%00&alvor=9", ["1", "2", "3", "4"]),
        ("enhet=nowhere&fra=99.99.9999", ["1", "2", "3", "4"]),
    ],
)
def test_what_is_chosen_narrows_the_list(
    cast: Cast, door: Door, four: list[Deviation], asked: str, shown: list[str]
) -> None:
    html = door.opens(cast.hanne, door.url(page=f"?vis=alle&{asked}"))
    assert sorted(numbers(html)) == shown


def test_a_unit_counts_with_those_under_it(cast: Cast, door: Door, four: list[Deviation]) -> None:
    def shown(unit: object) -> list[str]:
        return sorted(numbers(door.opens(cast.hanne, door.url(page=f"?vis=alle&enhet={unit}"))))

    assert shown(cast.quay.pk) == shown(cast.sites.pk) == ["1", "3", "4"]
    assert shown(cast.quay.name) == ["1", "3", "4"]
    assert shown(cast.top.pk) == ["1", "2", "3", "4"]


def test_the_days_of_a_period_both_count(cast: Cast, door: Door, four: list[Deviation]) -> None:
    then, now = NOW.date() - datetime.timedelta(days=30), NOW.date()
    for asked, shown in {
        f"fra={now}": ["1", "2", "3"],
        f"til={then}": ["4"],
        f"fra={then}&til={then}": ["4"],
        f"fra={then}&til={now}": ["1", "2", "3", "4"],
        f"fra={now:%d.%m.%Y}": ["1", "2", "3"],
    }.items():
        html = door.opens(cast.hanne, door.url(page=f"?vis=alle&{asked}"))
        assert sorted(numbers(html)) == shown, asked


def test_each_choice_is_a_chip_that_takes_it_off(
    cast: Cast, door: Door, four: list[Deviation]
) -> None:
    asked = f"?vis=alle&enhet={cast.quay.pk}&slag=fault"
    html = door.opens(cast.hanne, door.url(page=asked))
    chips = dict(re.findall(r'href="(\?[^"]+)">([^<]+)</a>', html[html.index("v-chips") :]))
    off = {words: url.replace("&amp;", "&") for url, words in chips.items()}
    assert numbers(html) == ["3"]
    without = door.opens(cast.hanne, door.url(page=off["A visible fault or defect"]))
    assert sorted(numbers(without)) == ["1", "3", "4"]
    without = door.opens(cast.hanne, door.url(page=off[cast.quay.name]))
    assert sorted(numbers(without)) == ["2", "3"]


def test_the_file_and_the_next_page_hold_the_same(
    cast: Cast, door: Door, four: list[Deviation]
) -> None:
    door.enter(cast.hanne)
    html = door.opens(cast.hanne, door.url(page="?vis=alle&slag=fault"))
    file = re.search(r'href="([^"]+csv/\?[^"]+)"', html)
    assert file
    answer = door.client.get(file[1].replace("&amp;", "&"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert len(text.splitlines()) == 3
    for number in range(52):
        report(cast, f"Fault {number}", kind="fault")
    html = door.opens(cast.hanne, door.url(page="?vis=alle&slag=fault"))
    following = re.search(r'href="(\?vis=[^"]+)">The next 50', html)
    assert following
    second = door.opens(cast.hanne, door.url(page=following[1].replace("&amp;", "&")))
    assert len(numbers(html) + numbers(second)) == 54


def test_nothing_that_fits_says_so_and_leads_back(
    cast: Cast, door: Door, four: list[Deviation]
) -> None:
    html = door.opens(cast.hanne, door.url(page="?vis=alle&omrade=fire"))
    assert "No case fits all of this." in html
    assert 'href="?vis=alle"' in html


def test_nobody_narrows_their_way_to_what_they_may_not_see(
    cast: Cast, door: Door, four: list[Deviation]
) -> None:
    asked = f"?vis=alle&enhet={cast.quay.pk}"
    assert numbers(door.opens(cast.per, door.url(page=asked))) == []
    other = f"?vis=alle&enhet={cast.mona.unit_id}"
    assert sorted(numbers(door.opens(cast.hanne, door.url(page=other)))) == ["1", "2", "3", "4"]


def test_the_page_of_a_unit_leads_to_its_cases(
    cast: Cast, door: Door, four: list[Deviation]
) -> None:
    html = door.opens(cast.hanne, f"/fjordbygg-as/enheter/{cast.quay.pk}/")
    assert f'href="/fjordbygg-as/avvik/?enhet={cast.quay.pk}"' in html
    assert sorted(numbers(door.opens(cast.hanne, door.url(page=f"?enhet={cast.quay.pk}")))) == [
        "1",
        "3",
    ]


def test_the_panel_costs_nothing_until_something_is_chosen(
    cast: Cast, door: Door, four: list[Deviation]
) -> None:
    plain = door.costs(cast.hanne, door.url(page="?vis=alle"))
    assert door.costs(cast.hanne, door.url(page="?vis=alle&slag=fault&alvor=2")) == plain
    chosen = door.costs(cast.hanne, door.url(page=f"?vis=alle&enhet={cast.quay.pk}"))
    assert chosen <= plain + 3


@pytest.mark.browser
@pytest.mark.opens("caseload/index.html")
def test_the_panel_is_usable_and_works_without_script(
    cast: Cast, four: list[Deviation], live_page: Opens
) -> None:
    page = live_page(f"/fjordbygg-as/avvik/?vis=alle&enhet={cast.quay.pk}", user=cast.hanne.user)
    page.locator("summary").first.click()
    assert_usable_everywhere(page)
    page.locator("#id_slag").select_option("fault")
    page.locator(".v-narrowing button[type=submit]").click()
    page.wait_for_url("**slag=fault**")
    assert page.locator(".v-chips a").count() == 2
    assert page.locator("tbody tr").count() == 1
