"""Roles: who gives them, for which period, and that somebody always answers at the top."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from varde.foundation.refusals import Forbidden, Refused
from varde.organisation import verbs as organisation
from varde.people import rules, verbs
from varde.people.line import holder, holders, leader_of
from varde.people.models import Appointment, Member
from varde.steps import roles
from varde.testing.cast import FIRST_DAY, NOW, Cast

TODAY = datetime.date(2026, 11, 23)
TOMORROW = TODAY + datetime.timedelta(days=1)


def _held(member: Member) -> Appointment:
    return Appointment.objects.get(member=member)


def test_the_adviser_appoints_and_the_leader_does_not(cast: Cast) -> None:
    give: dict[str, Any] = {
        "role": roles.SAFETY_REPRESENTATIVE,
        "unit": cast.store,
        "start_date": TODAY,
    }
    with pytest.raises(Forbidden):
        verbs.appoint(cast.per, by=cast.as_(cast.per), **give)
    verbs.appoint(cast.per, by=cast.as_(cast.hanne), **give)
    assert roles.SAFETY_REPRESENTATIVE in cast.as_(cast.per).roles_at(cast.store)


def test_a_role_counts_in_its_period_only(cast: Cast) -> None:
    verbs.appoint(
        cast.ola,
        role=roles.AUDITOR,
        unit=cast.quay,
        start_date=TOMORROW,
        end_date=TOMORROW,
        by=cast.as_(cast.bjorn),
    )
    day = datetime.timedelta(days=1)
    assert roles.AUDITOR not in cast.as_(cast.ola).roles_at(cast.quay)
    assert roles.AUDITOR in cast.as_(cast.ola, NOW + day).roles_at(cast.quay)
    assert roles.AUDITOR not in cast.as_(cast.ola, NOW + 2 * day).roles_at(cast.quay)


def test_a_role_counts_below_its_unit_and_nowhere_else(cast: Cast) -> None:
    kari, hanne = cast.as_(cast.kari), cast.as_(cast.hanne)
    assert roles.LEADER in kari.roles_at(cast.quay)
    assert roles.LEADER not in kari.roles_at(cast.sites)
    assert roles.LEADER not in kari.roles_at(None)
    assert roles.HSE_ADVISER in hanne.roles_at(cast.quay)
    assert roles.HSE_ADVISER in hanne.roles_at(None)
    assert hanne.paths_of(frozenset({roles.HSE_ADVISER})) == [cast.top.path]


def test_a_unit_has_one_leader_at_a_time_and_as_many_deputies_as_it_likes(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    lead: dict[str, Any] = {"role": roles.LEADER, "unit": cast.quay, "start_date": TODAY}
    with pytest.raises(Refused, match="Kari leads Havnekvartalet"):
        verbs.appoint(cast.ola, by=bjorn, **lead)
    verbs.appoint(cast.ola, by=bjorn, is_deputy=True, **lead)
    verbs.limit_role(_held(cast.kari), end_date=TODAY, by=bjorn)
    verbs.appoint(cast.siri, by=bjorn, **lead | {"start_date": TOMORROW})

    assert leader_of(cast.quay, on=TODAY) == cast.kari
    assert leader_of(cast.quay, on=TOMORROW) == cast.siri


def test_nobody_gets_the_same_role_twice(cast: Cast) -> None:
    with pytest.raises(Refused, match="Siri has this role here already"):
        verbs.appoint(
            cast.siri,
            role=roles.SAFETY_REPRESENTATIVE,
            unit=cast.quay,
            start_date=TODAY,
            by=cast.as_(cast.hanne),
        )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"role": roles.TOP_MANAGER}, "Choose the top unit"),
        ({"end_date": FIRST_DAY}, "before the first"),
    ],
)
def test_what_makes_no_sense_is_refused(cast: Cast, changes: dict[str, Any], said: str) -> None:
    give: dict[str, Any] = {"role": roles.AUDITOR, "unit": cast.quay, "start_date": TODAY} | changes
    with pytest.raises(Refused, match=said):
        verbs.appoint(cast.ola, by=cast.as_(cast.bjorn), **give)


def test_nobody_leads_what_is_closed_and_nobody_who_left_leads(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    shelf = organisation.open_unit(name="Hylla", parent=cast.store, by=bjorn)
    organisation.close_unit(shelf, by=bjorn)
    with pytest.raises(Refused, match="Hylla is closed"):
        verbs.appoint(cast.ola, role=roles.LEADER, unit=shelf, start_date=TODAY, by=bjorn)
    verbs.leave(cast.tomasz, by=bjorn)
    with pytest.raises(Refused, match="Tomasz has left"):
        verbs.appoint(cast.tomasz, role=roles.AUDITOR, unit=cast.top, start_date=TODAY, by=bjorn)


def test_an_ended_role_is_over_at_once_but_the_days_before_it_counted(cast: Cast) -> None:
    verbs.end_role(_held(cast.kari), by=cast.as_(cast.hanne))

    assert _held(cast.kari).state == rules.ENDED
    assert leader_of(cast.quay, on=TODAY) == cast.bjorn
    assert leader_of(cast.quay, on=TODAY - datetime.timedelta(days=1)) == cast.kari


def test_a_role_ends_on_the_day_it_is_where_the_undertaking_is(cast: Cast) -> None:
    after_midnight = datetime.datetime(2026, 11, 23, 23, 30, tzinfo=datetime.UTC)
    verbs.end_role(_held(cast.kari), by=cast.as_(cast.hanne, after_midnight))
    assert _held(cast.kari).end_date == TOMORROW


def test_somebody_is_always_top_manager(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    with pytest.raises(Refused, match="another top manager"):
        verbs.end_role(_held(cast.bjorn), by=bjorn)
    with pytest.raises(Refused, match="another top manager"):
        verbs.limit_role(_held(cast.bjorn), end_date=TOMORROW, by=bjorn)

    verbs.appoint(cast.per, role=roles.TOP_MANAGER, unit=cast.top, start_date=TODAY, by=bjorn)
    verbs.end_role(_held(cast.bjorn), by=bjorn)
    assert leader_of(cast.quay, on=TODAY) == cast.kari


def test_a_deputy_does_not_make_the_top_manager_dispensable(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    deputy = verbs.appoint(
        cast.per,
        role=roles.TOP_MANAGER,
        unit=cast.top,
        start_date=TODAY,
        is_deputy=True,
        by=bjorn,
    )
    with pytest.raises(Refused, match="another top manager"):
        verbs.end_role(_held(cast.bjorn), by=bjorn)
    verbs.end_role(deputy, by=bjorn)
    assert deputy.state == rules.ENDED


def test_a_last_day_is_not_before_the_first(cast: Cast) -> None:
    early = FIRST_DAY - datetime.timedelta(days=1)
    with pytest.raises(Refused, match="before the first"):
        verbs.limit_role(_held(cast.siri), end_date=early, by=cast.as_(cast.hanne))


def test_nothing_is_ownerless(cast: Cast) -> None:
    assert leader_of(cast.store, on=TODAY) == cast.per
    assert leader_of(cast.sites, on=TODAY) == cast.bjorn
    assert leader_of(cast.mona.unit, on=TODAY) == cast.mona
    assert leader_of(cast.quay, on=FIRST_DAY - datetime.timedelta(days=1)) is None


def test_a_deputy_leads_when_the_leader_is_gone_and_not_before(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    verbs.appoint(
        cast.siri, role=roles.LEADER, unit=cast.quay, start_date=TODAY, is_deputy=True, by=bjorn
    )
    assert leader_of(cast.quay, on=TODAY) == cast.kari
    verbs.leave(cast.kari, by=bjorn)
    assert leader_of(cast.quay, on=TODAY) == cast.siri


def test_whom_to_ask_is_the_nearest_first(cast: Cast) -> None:
    asked = holders(cast.quay, roles=[roles.LEADER, roles.HSE_ADVISER], on=TODAY)
    assert [a.member for a in asked] == [cast.kari, cast.hanne]
    assert holder(cast.quay, role=roles.SAFETY_REPRESENTATIVE, on=TODAY) == cast.siri
    assert holder(cast.store, role=roles.SAFETY_REPRESENTATIVE, on=TODAY) is None


def test_a_role_ended_by_mistake_is_held_again(cast: Cast) -> None:
    hanne = cast.as_(cast.hanne)
    held = _held(cast.kari)
    with pytest.raises(Refused):
        verbs.resume_role(held, by=hanne)
    verbs.end_role(held, by=hanne)
    with pytest.raises(Forbidden):
        verbs.resume_role(held, by=cast.as_(cast.kari))
    verbs.resume_role(held, by=hanne)
    assert (held.state, held.end_date) == (rules.HELD, None)
    assert leader_of(cast.quay, on=TODAY) == cast.kari


def test_a_role_somebody_else_has_got_is_not_taken_back(cast: Cast) -> None:
    hanne = cast.as_(cast.hanne)
    held = _held(cast.kari)
    verbs.end_role(held, by=hanne)
    verbs.appoint(cast.ola, role=roles.LEADER, unit=cast.quay, start_date=TODAY, by=hanne)
    with pytest.raises(Refused, match="Ola leads Havnekvartalet"):
        verbs.resume_role(held, by=hanne)
    held.refresh_from_db()
    assert held.state == rules.ENDED


def test_who_led_when_is_remembered(cast: Cast) -> None:
    """«Who was the safety representative in March?»"""
    march = datetime.date(2026, 3, 15)
    later = datetime.datetime(2026, 12, 24, 12, tzinfo=datetime.UTC)
    verbs.end_role(_held(cast.siri), by=cast.as_(cast.hanne, later))
    role = roles.SAFETY_REPRESENTATIVE
    assert holder(cast.quay, role=role, on=march) == cast.siri
    assert holder(cast.quay, role=role, on=later.date()) is None


def test_two_periods_that_do_not_meet_are_no_double(cast: Cast) -> None:
    bjorn, day = cast.as_(cast.bjorn), datetime.timedelta(days=1)
    give: dict[str, Any] = {"role": roles.LEADER, "unit": cast.sites}
    verbs.appoint(cast.ola, start_date=TODAY, end_date=TODAY + 9 * day, by=bjorn, **give)
    verbs.appoint(cast.per, start_date=TODAY + 10 * day, by=bjorn, **give)
    with pytest.raises(Refused, match="Ola leads"):
        verbs.appoint(cast.siri, start_date=TODAY - 5 * day, end_date=TODAY, by=bjorn, **give)
    with pytest.raises(Refused, match="Per leads"):
        verbs.appoint(cast.siri, start_date=TODAY + 20 * day, by=bjorn, **give)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="plans of an empty database")
def test_whoever_answers_for_a_unit_is_found_without_reading_all_roles(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        leader_of(cast.quay, on=TODAY)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.captured_queries[0]['sql']}")
        plan = " ".join(line[3] for line in cursor.fetchall())
    assert "appointments_of_a_line (company_id=? AND unit_id=? AND role=?)" in plan
