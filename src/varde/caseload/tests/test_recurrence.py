"""The fifth of this kind at this place in ninety days: counted as the reader may see."""

import datetime
import re
from typing import Any

from varde.caseload.recurrence import again
from varde.caseload.tests.test_list import numbers
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, report
from varde.testing.cast import NOW, Cast


def five(cast: Cast, **more: Any) -> Deviation:
    """Five faults on the scaffold; the last of them."""
    return [report(cast, f"Fault {number}", kind="fault", **more) for number in range(5)][-1]


def test_the_third_is_news_and_the_second_is_not(cast: Cast) -> None:
    report(cast, "One", kind="fault")
    second, third = report(cast, "Two", kind="fault"), report(cast, "Three", kind="fault")
    by = cast.as_(cast.kari)
    assert again(second, by) is None
    found = again(third, by)
    assert found
    assert found.words == "The third of this kind at this place in 90 days"


def test_another_place_another_kind_another_time_do_not_count(cast: Cast) -> None:
    case = five(cast)
    rows = list(Deviation.objects.exclude(pk=case.pk).order_by("serial"))
    Deviation.objects.filter(pk=rows[0].pk).update(kind="accident")
    Deviation.objects.filter(pk=rows[1].pk).update(workplace=None)
    long_ago = NOW - datetime.timedelta(days=91)
    Deviation.objects.filter(pk=rows[2].pk).update(reported_at=long_ago)
    assert again(case, cast.as_(cast.hanne)) is None


def test_what_is_about_nothing_in_particular_comes_never_again(cast: Cast) -> None:
    cases = [report(cast, f"Case {number}") for number in range(4)]
    assert again(cases[-1], cast.as_(cast.hanne)) is None


def test_only_what_one_may_see_is_counted(cast: Cast) -> None:
    case = five(cast)
    Deviation.objects.exclude(pk=case.pk).update(reporter=None)
    assert again(case, cast.as_(cast.ola)) is None
    found = again(case, cast.as_(cast.siri))
    assert found
    assert found.number == 5


def test_doubles_do_not_count(cast: Cast) -> None:
    case = five(cast)
    first = Deviation.objects.order_by("serial").first()
    assert first
    verbs.merge(first, into=case, by=cast.as_(cast.kari))
    found = again(case, cast.as_(cast.kari))
    assert found
    assert found.words == "The fourth of this kind at this place in 90 days"


def test_the_case_says_so_to_those_who_oversee_and_leads_to_them_all(
    cast: Cast, door: Door
) -> None:
    case = five(cast)
    html = door.opens(cast.kari, door.url(case))
    assert "The fifth of this kind at this place in 90 days" in html
    assert "one measure that meets them all" in html
    link = re.search(r'href="([^"]+sted=[^"]+)"', html)
    assert link
    assert len(numbers(door.opens(cast.kari, link[1].replace("&amp;", "&")))) == 5
    assert cast.scaffold.name in door.opens(cast.kari, link[1].replace("&amp;", "&"))
    assert "of this kind at this place" not in door.opens(cast.ola, door.url(case))


def test_without_a_workplace_the_unit_is_the_place(cast: Cast, door: Door) -> None:
    case = five(cast, workplace=None)
    found = again(case, cast.as_(cast.kari))
    assert found
    assert f"enhet={cast.quay.pk}" in found.address
    assert len(numbers(door.opens(cast.kari, found.address))) == 5


def test_a_reporter_signed_in_is_told_on_the_receipt_and_a_stranger_never(
    cast: Cast, door: Door
) -> None:
    case = five(cast)
    mine = f"/fjordbygg-as/meld/{case.pk}/?ny=1"
    html = door.opens(cast.ola, mine)
    assert "The fifth of this kind" in html
    assert "The fifth of this kind" not in door.opens(cast.ola, mine.partition("?")[0])
