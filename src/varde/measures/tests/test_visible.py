"""Who sees which measures: lists, closed groups, and what follows the case."""

import datetime

import pytest

from varde.foundation.refusals import Forbidden, Refused
from varde.measures import rules, verbs
from varde.measures.models import Measure
from varde.measures.tests.conftest import NEXT_WEEK, SOURCE, change_confirmer
from varde.people import verbs as people
from varde.people.actors import code_holder, system
from varde.people.models import Group, Member
from varde.steps import roles
from varde.testing.cast import NOW, Cast


@pytest.fixture
def trusted(cast: Cast) -> Group:
    return people.form_group(name="Personalsaker", members=[cast.hanne], by=cast.as_(cast.bjorn))


def close_to(group: Group | None, cast: Cast, by: Member, handler: Member | None = None) -> None:
    verbs.follow_source(SOURCE, unit=cast.quay, closed_to=group, handler=handler, by=cast.as_(by))


def seen_by(cast: Cast, member: Member) -> bool:
    return Measure.objects.visible_to(cast.as_(member)).exists()


def test_those_who_do_it_and_those_who_oversee_the_unit_see_it(cast: Cast, bolts: Measure) -> None:
    for member in (cast.ola, cast.kari, cast.siri, cast.hanne, cast.bjorn, cast.arne):
        assert seen_by(cast, member), member


@pytest.mark.parametrize("role", [roles.UNION_REPRESENTATIVE, roles.OCCUPATIONAL_HEALTH])
def test_the_union_and_the_health_service_read_the_plan_and_change_nothing(
    cast: Cast, bolts: Measure, trusted: Group, role: str
) -> None:
    by = cast.as_(cast.bjorn)
    people.appoint(cast.per, role=role, unit=cast.top, start_date=NOW.date(), by=by)
    assert seen_by(cast, cast.per)
    with pytest.raises(Forbidden):
        verbs.cancel(bolts, reason="No.", by=cast.as_(cast.per))

    close_to(trusted, cast, by=cast.kari)
    assert not seen_by(cast, cast.per)


def test_the_leader_of_another_unit_and_another_undertaking_see_nothing(
    cast: Cast, bolts: Measure
) -> None:
    assert not seen_by(cast, cast.per)
    assert not seen_by(cast, cast.mona)


def test_the_holder_of_a_code_sees_no_measures_and_the_system_all(
    cast: Cast, bolts: Measure
) -> None:
    holder = code_holder(cast.company, row=SOURCE, now=NOW)
    assert not Measure.objects.visible_to(holder).exists()
    job = system(cast.company, job="reminders", now=NOW)
    assert Measure.objects.visible_to(job).get() == bolts


def test_closed_with_its_case_it_is_gone_for_all_but_the_group_and_the_responsible(
    cast: Cast, bolts: Measure, trusted: Group
) -> None:
    close_to(trusted, cast, by=cast.kari)
    assert seen_by(cast, cast.hanne)
    assert seen_by(cast, cast.ola)
    for member in (cast.kari, cast.siri, cast.bjorn, cast.arne):
        assert not seen_by(cast, member), member


def test_the_handler_of_the_closed_case_keeps_sight_of_it(
    cast: Cast, bolts: Measure, trusted: Group
) -> None:
    close_to(trusted, cast, by=cast.kari, handler=cast.per)
    assert seen_by(cast, cast.per)
    verbs.cancel(Measure.objects.get(), reason="Løst", by=cast.as_(cast.per))


def test_a_leader_outside_the_group_may_do_nothing_with_it(
    cast: Cast, bolts: Measure, trusted: Group
) -> None:
    close_to(trusted, cast, by=cast.kari)
    with pytest.raises(Forbidden):
        verbs.cancel(bolts, reason="Nei", by=cast.as_(cast.kari))
    verbs.cancel(bolts, reason="Løst", by=cast.as_(cast.hanne))


def test_nobody_outside_the_group_is_asked_to_confirm(
    cast: Cast, checked_bolts: Measure, trusted: Group
) -> None:
    close_to(trusted, cast, by=cast.kari)
    checked_bolts.refresh_from_db()
    assert checked_bolts.confirmer is None
    with pytest.raises(Refused, match="closed to a group"):
        verbs.change(
            checked_bolts,
            title="Bestill bolter",
            details="",
            purpose="corrective",
            control="",
            is_mandatory=True,
            confirmer=cast.siri,
            by=cast.as_(cast.hanne),
        )


def test_what_was_confirmed_stays_confirmed_when_the_case_is_closed_to_a_group(
    cast: Cast, checked_bolts: Measure, trusted: Group
) -> None:
    verbs.finish(checked_bolts, note="", by=cast.as_(cast.ola))
    verbs.confirm(checked_bolts, by=cast.as_(cast.siri))
    close_to(trusted, cast, by=cast.kari)
    checked_bolts.refresh_from_db()
    assert (checked_bolts.state, checked_bolts.confirmer) == (rules.CONFIRMED, cast.siri)


def test_opened_up_again_everybody_who_oversees_sees_it(
    cast: Cast, bolts: Measure, trusted: Group
) -> None:
    close_to(trusted, cast, by=cast.kari)
    close_to(None, cast, by=cast.hanne)
    assert seen_by(cast, cast.kari)


def test_measures_move_with_their_case_and_others_stay(cast: Cast, bolts: Measure) -> None:
    other = verbs.plan(
        title="Rydd lageret",
        responsible=cast.per,
        due_date=NEXT_WEEK,
        unit=cast.quay,
        by=cast.as_(cast.kari),
    )
    verbs.follow_source(
        SOURCE, unit=cast.store, closed_to=None, handler=cast.per, by=cast.as_(cast.kari)
    )
    bolts.refresh_from_db()
    other.refresh_from_db()
    assert (bolts.unit, bolts.handler) == (cast.store, cast.per)
    assert (other.unit, other.handler) == (cast.quay, None)
    assert Measure.objects.visible_to(cast.as_(cast.siri)).get() == other


def test_an_employee_cannot_move_measures_about(cast: Cast, bolts: Measure) -> None:
    with pytest.raises(Forbidden):
        verbs.follow_source(
            SOURCE, unit=cast.store, closed_to=None, handler=None, by=cast.as_(cast.ola)
        )


def test_what_burns_comes_first_and_what_is_over_last(cast: Cast, bolts: Measure) -> None:
    early = datetime.datetime(2026, 11, 1, 8, tzinfo=datetime.UTC)

    def plan(title: str, day: int) -> Measure:
        return verbs.plan(
            title=title,
            responsible=cast.ola,
            due_date=datetime.date(2026, 11, day),
            unit=cast.quay,
            by=cast.as_(cast.kari, now=early),
        )

    done, late, today = plan("Gjort", 2), plan("Sent", 20), plan("I dag", 23)
    verbs.finish(done, note="", by=cast.as_(cast.ola, now=early))

    measures = Measure.objects.all()
    assert list(measures.in_order(NOW.date())) == [late, today, bolts, done]
    assert list(measures.overdue(NOW.date())) == [late]
    assert measures.open().count() == 3


def test_a_confirmer_sees_what_to_look_at(cast: Cast, bolts: Measure) -> None:
    verbs.follow_source(
        SOURCE, unit=cast.store, closed_to=None, handler=cast.kari, by=cast.as_(cast.kari)
    )
    assert not seen_by(cast, cast.siri)
    bolts.refresh_from_db()
    change_confirmer(bolts, cast)
    assert seen_by(cast, cast.siri)
