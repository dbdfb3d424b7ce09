"""Nothing lies still when a role ends: cases wait for those who lead the unit now."""

import datetime

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, received, report
from varde.offers import board
from varde.people import verbs as people
from varde.people.models import Appointment, Group, Member
from varde.steps import roles
from varde.testing.cast import NOW, Cast

TODAY = NOW.date()
A_MONTH = datetime.timedelta(days=30)


def to_take_over(cast: Cast, who: str, now: datetime.datetime = NOW) -> list[str]:
    """The words beside each case that this one should take over."""
    found = board.waiting.read(cast.as_(getattr(cast, who), now))
    return [one.what for one in found if one.action == "Take it over"]


def steps_down(cast: Cast, member: Member) -> None:
    people.end_role(Appointment.objects.get(member=member), by=cast.as_(cast.bjorn))


def leads(cast: Cast, member: Member, *, is_deputy: bool = False) -> None:
    people.appoint(
        member,
        role=roles.LEADER,
        unit=cast.quay,
        start_date=TODAY,
        is_deputy=is_deputy,
        by=cast.as_(cast.bjorn),
    )


def test_while_the_leader_leads_it_waits_for_nobody_else(cast: Cast, loose_rail: Deviation) -> None:
    for who in ("kari", "hanne", "bjorn", "per", "mona", "ola"):
        assert not to_take_over(cast, who)


def test_when_the_role_ends_the_nearest_leader_above_gets_to_know(
    cast: Cast, loose_rail: Deviation
) -> None:
    steps_down(cast, cast.kari)
    assert to_take_over(cast, "bjorn") == ["It lies with Kari"]
    for who in ("kari", "hanne", "per", "siri", "mona"):
        assert not to_take_over(cast, who)


def test_the_new_leader_gets_them_and_the_one_above_no_more(
    cast: Cast, loose_rail: Deviation
) -> None:
    steps_down(cast, cast.kari)
    leads(cast, cast.ola)
    assert to_take_over(cast, "ola") == ["It lies with Kari"]
    assert not to_take_over(cast, "bjorn")


def test_a_role_that_runs_out_by_itself_is_over_too(cast: Cast, loose_rail: Deviation) -> None:
    held = Appointment.objects.get(member=cast.kari)
    people.limit_role(held, end_date=TODAY, by=cast.as_(cast.bjorn))
    assert not to_take_over(cast, "bjorn")
    assert to_take_over(cast, "bjorn", NOW + datetime.timedelta(days=1)) == ["It lies with Kari"]


def test_a_case_given_to_somebody_on_purpose_stays_theirs(
    cast: Cast, loose_rail: Deviation
) -> None:
    verbs.delegate(loose_rail, handler=cast.siri, by=cast.as_(cast.kari))
    steps_down(cast, cast.kari)
    assert not to_take_over(cast, "bjorn")


def test_what_nobody_has_waits_for_who_leads(cast: Cast, loose_rail: Deviation) -> None:
    Deviation.objects.update(handler=None)
    assert to_take_over(cast, "kari") == ["Nobody has it"]
    assert not to_take_over(cast, "bjorn")


def test_a_deputy_sees_what_is_unread_or_overdue_and_nothing_else(
    cast: Cast, loose_rail: Deviation
) -> None:
    leads(cast, cast.ola, is_deputy=True)
    assert to_take_over(cast, "ola") == ["It lies with Kari"]
    received(cast, loose_rail)
    assert not to_take_over(cast, "ola")
    assert to_take_over(cast, "ola", NOW + A_MONTH) == ["It lies with Kari"]


def test_a_deputy_elsewhere_sees_nothing_of_it(cast: Cast, loose_rail: Deviation) -> None:
    people.appoint(
        cast.ola,
        role=roles.LEADER,
        unit=cast.store,
        start_date=TODAY,
        is_deputy=True,
        by=cast.as_(cast.bjorn),
    )
    assert not to_take_over(cast, "ola")


def test_a_deputy_stands_in_for_a_leader_who_has_left_the_role(
    cast: Cast, loose_rail: Deviation
) -> None:
    leads(cast, cast.ola, is_deputy=True)
    received(cast, loose_rail)
    steps_down(cast, cast.kari)
    assert to_take_over(cast, "ola") == ["It lies with Kari"]
    assert not to_take_over(cast, "bjorn")


def test_a_case_closed_to_a_group_waits_only_for_those_in_it(
    cast: Cast, loose_rail: Deviation, night_shift: Group
) -> None:
    verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))
    steps_down(cast, cast.kari)
    assert not to_take_over(cast, "bjorn")


def test_what_is_over_is_not_taken_over(cast: Cast, loose_rail: Deviation) -> None:
    verbs.reject(loose_rail, reason="Not here.", by=cast.as_(cast.kari))
    steps_down(cast, cast.kari)
    assert not to_take_over(cast, "bjorn")


@pytest.mark.usefixtures("monday")
def test_it_stands_in_the_list_and_is_taken_over_in_one_step(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    steps_down(cast, cast.kari)
    leads(cast, cast.ola)
    Deviation.objects.update(potential=2)
    assert "It lies with Kari" in door.opens(cast.ola, f"/{cast.company.slug}/")
    assert loose_rail.title in door.opens(cast.ola, door.url(page="?vis=venter"))
    html = door.opens(cast.ola, door.url(loose_rail))
    assert "Now: take over the case" in html
    assert "It lies with Kari" in html

    door.sends(cast.ola, door.url(loose_rail, "ta-over/"))
    loose_rail.refresh_from_db()
    assert loose_rail.handler == cast.ola
    assert "Now: read and answer" in door.opens(cast.ola, door.url(loose_rail))


def test_more_of_them_cost_no_more_queries(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    steps_down(cast, cast.kari)
    front = f"/{cast.company.slug}/"
    one = door.costs(cast.bjorn, front)
    for number in range(3):
        report(cast, f"Case {number}")
    Deviation.objects.update(handler=cast.kari)
    assert len(to_take_over(cast, "bjorn")) == 4
    assert door.costs(cast.bjorn, front) == one


def test_the_handlers_own_page_costs_nothing_for_it(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    before = door.costs(cast.kari, door.url(loose_rail))
    verbs.delegate(loose_rail, handler=cast.hanne, by=cast.as_(cast.kari))
    asked, named_in_the_trail = 1, 1
    assert door.costs(cast.kari, door.url(loose_rail)) == before + asked + named_in_the_trail
