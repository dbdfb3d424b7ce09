"""Units where people work and nobody reports: seen by those who oversee them."""

import datetime

import pytest

from varde.caseload.silence import silent_units
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, report
from varde.organisation import verbs as organisation
from varde.people.models import Member
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import NOW, Cast

PAGE = "stille-enheter/"


def names(cast: Cast, member: Member, days: int = 90) -> list[str]:
    found = silent_units(cast.as_(member), days=days, after="")
    return [unit.name for unit in found.rows]


def test_a_unit_with_people_and_no_report_is_silent(cast: Cast) -> None:
    assert names(cast, cast.hanne) == ["Fjordbygg AS", "Havnekvartalet", "Lageret"]
    report(cast, "The rail.")
    assert names(cast, cast.hanne) == ["Fjordbygg AS", "Lageret"]


@pytest.mark.parametrize(("ago", "short", "long"), [(89, 0, 0), (91, 1, 0), (181, 1, 1)])
def test_it_is_silent_when_the_last_report_is_long_ago(
    cast: Cast, ago: int, short: int, long: int
) -> None:
    moment = NOW - datetime.timedelta(days=ago)
    Deviation.objects.filter(pk=report(cast, "Old.").pk).update(reported_at=moment)
    assert names(cast, cast.kari).count("Havnekvartalet") == short
    assert names(cast, cast.kari, 180).count("Havnekvartalet") == long


def test_each_sees_the_units_they_oversee(cast: Cast) -> None:
    assert names(cast, cast.kari) == ["Havnekvartalet"]
    assert names(cast, cast.per) == ["Lageret"]
    assert names(cast, cast.ola) == []
    assert names(cast, cast.mona) == ["Nabo AS"]


def test_a_closed_unit_is_not_asked_about(cast: Cast) -> None:
    gone = organisation.open_unit(name="Tomt", parent=cast.top, by=cast.as_(cast.bjorn))
    assert gone.name not in names(cast, cast.hanne)


def test_the_page_says_it_in_words_and_costs_the_same(cast: Cast, door: Door) -> None:
    report(cast, "The rail.")
    html = door.opens(cast.hanne, door.url(page=PAGE))
    assert "No report does not mean no danger" in html
    assert "Lageret" in html
    assert "1 person" in html
    assert "Nothing reported yet" in html
    few = door.costs(cast.hanne, door.url(page=PAGE))
    for number in range(5):
        organisation.open_unit(name=f"U{number}", parent=cast.top, by=cast.as_(cast.bjorn))
    assert door.costs(cast.hanne, door.url(page=f"{PAGE}?dager=180")) == few


def test_the_list_leads_there_for_those_who_may(cast: Cast, door: Door) -> None:
    assert PAGE in door.opens(cast.kari, door.url())
    assert PAGE not in door.opens(cast.ola, door.url())
    door.opens(cast.ola, door.url(page=PAGE), status=403)


def test_the_figures_lead_there(cast: Cast, door: Door) -> None:
    case = report(cast, "The rail.")
    by = cast.as_(cast.kari)
    verbs.assess(case, actual=1, potential=1, area="fall", by=by)
    assert PAGE in door.opens(cast.kari, "/fjordbygg-as/")
    assert PAGE not in door.opens(cast.ola, "/fjordbygg-as/")


@pytest.mark.browser
@pytest.mark.opens("caseload/silent.html")
def test_the_page_of_silent_units_is_usable(cast: Cast, live_page: Opens) -> None:
    assert_usable_everywhere(live_page(f"/fjordbygg-as/avvik/{PAGE}", user=cast.hanne.user))
