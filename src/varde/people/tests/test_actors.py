"""Who acts, what they are called, and what is kept of them."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from varde.people import verbs as people
from varde.people.acting import actor_in
from varde.people.actors import (
    code_holder,
    in_charge,
    member_actor,
    stranger,
    system,
)
from varde.people.models import Appointment, Member
from varde.steps.roles import EMPLOYEE, HSE_ADVISER, LEADER, SAFETY_REPRESENTATIVE, STRANGER, SYSTEM
from varde.testing.cast import NOW, Cast


def test_a_member_acts_with_name_and_reference(cast: Cast) -> None:
    ola = cast.as_(cast.ola)
    assert (ola.kind, ola.label) == ("member", "Ola")
    assert ola.reference == f"people.member:{cast.ola.pk}"
    assert ola.roles_at(cast.store) == {EMPLOYEE}


def test_nothing_is_kept_of_a_stranger_or_a_code_holder(cast: Cast) -> None:
    passing = stranger(cast.company, now=NOW)
    holding = code_holder(cast.company, row="deviations.deviation:1", now=NOW)
    assert (passing.reference, holding.reference) == ("", "")
    assert (passing.label, holding.label) == ("Someone", "The reporter")
    assert passing.roles_at(cast.quay) == {STRANGER}
    assert holding.roles_at(cast.quay) == set()


def test_the_system_is_called_by_its_job(cast: Cast) -> None:
    by = system(cast.company, job="import", now=NOW)
    assert (by.label, by.reference) == ("import", "")
    assert by.roles_at(None) == {SYSTEM}


def test_the_day_is_the_undertakings_own(cast: Cast) -> None:
    night = datetime.datetime(2026, 11, 23, 23, 30, tzinfo=datetime.UTC)
    assert cast.as_(cast.ola, night).today == datetime.date(2026, 11, 24)


def test_to_know_who_acts_takes_two_queries(cast: Cast) -> None:
    hanne = Member.objects.select_related("company", "unit").get(pk=cast.hanne.pk)
    with CaptureQueriesContext(connection) as asked:
        member_actor(hanne, now=NOW)
    assert len(asked) == 2


def test_whoever_sees_to_a_leave_may_do_what_follows_under_the_own_name(cast: Cast) -> None:
    kari = in_charge(cast.as_(cast.kari))
    assert HSE_ADVISER in kari.roles_at(cast.store)
    assert (kari.label, kari.reference) == ("Kari", cast.as_(cast.kari).reference)
    by = system(cast.company, job="import", now=NOW)
    assert in_charge(by) is by


def test_who_acts_is_found_with_roles_and_groups_in_one_query(cast: Cast) -> None:
    top = cast.as_(cast.bjorn)
    for name in ("Trusted", "Night shift"):
        people.form_group(name=name, members=[cast.kari], by=top)
    people.appoint(
        cast.kari, role=LEADER, unit=cast.store, start_date=NOW.date(), is_deputy=True, by=top
    )
    with CaptureQueriesContext(connection) as asked:
        found = actor_in(cast.company.slug, user=cast.kari.user_id, now=NOW)
    assert len(asked) == 1
    assert found
    kari = cast.as_(cast.kari)
    assert (set(found.held), found.groups) == (set(kari.held), kari.groups)
    assert (len(found.held), len(found.groups)) == (2, 2)
    assert found.member == cast.kari


@pytest.mark.parametrize("days", [-1, 0, 1, 9, 10, 11])
@pytest.mark.parametrize("ended", [None, 0, 5, 10])
def test_a_role_counts_on_the_same_days_however_it_is_asked(
    cast: Cast, days: int, ended: int | None
) -> None:
    top, first = cast.as_(cast.bjorn), NOW.date()
    last = first + datetime.timedelta(days=10)
    held = people.appoint(
        cast.ola,
        role=SAFETY_REPRESENTATIVE,
        unit=cast.store,
        start_date=first,
        end_date=last,
        by=top,
    )
    if ended is not None:
        then = NOW + datetime.timedelta(days=ended)
        people.end_role(held, by=cast.as_(cast.bjorn, then))
    day = first + datetime.timedelta(days=days)
    assert held.is_on(day) == Appointment.objects.on(day).filter(pk=held.pk).exists()


def test_nobody_among_none_acts(cast: Cast) -> None:
    assert actor_in("nowhere", user=cast.kari.user_id, now=NOW) is None
