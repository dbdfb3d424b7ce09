import datetime

import pytest
from django.db import IntegrityError, transaction

from varde.foundation.refusals import Forbidden, Refused
from varde.measures import rules, verbs
from varde.measures.models import Measure
from varde.measures.tests.conftest import NEXT_WEEK
from varde.people.actors import stranger
from varde.people.models import Member
from varde.testing.cast import NOW, Cast


def plan(cast: Cast, by: Member, **changes: object) -> Measure:
    given: dict[str, object] = {
        "title": "Monter rekkverk",
        "responsible": cast.ola,
        "due_date": NEXT_WEEK,
        "unit": cast.quay,
    }
    return verbs.plan(**{**given, **changes}, by=cast.as_(by))  # type: ignore[arg-type]


def test_the_leader_says_what_who_and_when(cast: Cast) -> None:
    measure = plan(cast, cast.kari)
    measure.refresh_from_db()
    assert (measure.title, measure.responsible, measure.due_date, measure.state) == (
        "Monter rekkverk",
        cast.ola,
        NEXT_WEEK,
        rules.OPEN,
    )


def test_the_safety_representative_may_propose_one(cast: Cast) -> None:
    assert plan(cast, cast.siri).state == rules.OPEN


def test_an_employee_may_not_plan_for_others(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        plan(cast, cast.ola)


def test_the_leader_of_another_unit_may_not(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        plan(cast, cast.per)


def test_the_handler_of_the_case_may_wherever_they_work(cast: Cast) -> None:
    assert plan(cast, cast.per, handler=cast.per).handler == cast.per


def test_the_responsible_needs_no_login(cast: Cast) -> None:
    assert cast.tomasz.user is None
    assert plan(cast, cast.kari, responsible=cast.tomasz).responsible == cast.tomasz


def test_somebody_from_another_undertaking_cannot_be_responsible(cast: Cast) -> None:
    with pytest.raises(Refused, match="another undertaking"):
        plan(cast, cast.kari, responsible=cast.mona)


def test_a_day_that_has_passed_is_refused_and_today_is_not(cast: Cast) -> None:
    assert plan(cast, cast.kari, due_date=NOW.date()).due_date == NOW.date()
    with pytest.raises(Refused, match="has passed"):
        plan(cast, cast.kari, due_date=NOW.date() - datetime.timedelta(days=1))


def test_what_shall_be_done_must_be_said(cast: Cast) -> None:
    with pytest.raises(Refused, match="Write what"):
        plan(cast, cast.kari, title="   ")


def test_a_title_that_does_not_fit_is_refused_before_the_database_does(cast: Cast) -> None:
    with pytest.raises(Refused, match="shorter"):
        plan(cast, cast.kari, title="a" * 201)


def test_nobody_confirms_their_own_work(cast: Cast) -> None:
    with pytest.raises(Refused, match="their own work"):
        plan(cast, cast.kari, confirmer=cast.ola)


def test_the_database_itself_holds_what_must_hold(cast: Cast, bolts: Measure) -> None:
    wrong: list[dict[str, object]] = [
        {"confirmer": cast.ola},
        {"state": rules.DONE},
        {"done_at": NOW},
        {"state": rules.CANCELLED},
        {"state": rules.CONFIRMED, "done_at": NOW, "done_date": NOW.date()},
    ]
    for fields in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Measure.objects.filter(pk=bolts.pk).update(**fields)


def test_fixed_on_the_spot_is_planned_and_done_in_one(cast: Cast) -> None:
    measure = verbs.done_at_once(title="Feide opp", unit=cast.quay, by=cast.as_(cast.kari))
    assert (measure.state, measure.responsible, measure.purpose) == (
        rules.DONE,
        cast.kari,
        "immediate",
    )
    assert measure.done_date == measure.due_date == NOW.date()


def test_a_stranger_fixes_nothing_in_the_books(cast: Cast) -> None:
    with pytest.raises(Refused, match="Sign in"):
        verbs.done_at_once(title="Feide", unit=cast.quay, by=stranger(cast.company, now=NOW))
    assert not Measure.objects.exists()
