"""What those who keep the plan can do: change, give, postpone, cancel, reopen."""

import datetime

import pytest

from varde.foundation.refusals import Forbidden, Refused
from varde.measures import rules, verbs
from varde.measures.models import Measure
from varde.measures.tests.conftest import NEXT_WEEK
from varde.testing.cast import NOW, Cast

LATER = NEXT_WEEK + datetime.timedelta(days=14)


def test_somebody_else_becomes_responsible(cast: Cast, bolts: Measure) -> None:
    verbs.give(bolts, responsible=cast.tomasz, by=cast.as_(cast.kari))
    bolts.refresh_from_db()
    assert bolts.responsible == cast.tomasz


def test_the_responsible_cannot_just_pass_it_on(cast: Cast, bolts: Measure) -> None:
    with pytest.raises(Forbidden):
        verbs.give(bolts, responsible=cast.tomasz, by=cast.as_(cast.ola))


def test_it_is_not_given_to_the_one_who_confirms(cast: Cast, checked_bolts: Measure) -> None:
    with pytest.raises(Refused, match="their own work"):
        verbs.give(checked_bolts, responsible=cast.siri, by=cast.as_(cast.kari))


def test_more_time_needs_a_reason(cast: Cast, bolts: Measure) -> None:
    with pytest.raises(Refused, match="more time"):
        verbs.postpone(bolts, due_date=LATER, reason="", by=cast.as_(cast.kari))
    verbs.postpone(bolts, due_date=LATER, reason="Delene kommer senere", by=cast.as_(cast.kari))
    bolts.refresh_from_db()
    assert (bolts.due_date, bolts.postponed_because) == (LATER, "Delene kommer senere")


def test_nobody_gives_themselves_more_time(cast: Cast, bolts: Measure) -> None:
    with pytest.raises(Forbidden):
        verbs.postpone(bolts, due_date=LATER, reason="Travelt", by=cast.as_(cast.ola))


def test_it_is_not_postponed_to_a_day_that_has_passed(cast: Cast, bolts: Measure) -> None:
    yesterday = NOW.date() - datetime.timedelta(days=1)
    with pytest.raises(Refused, match="has passed"):
        verbs.postpone(bolts, due_date=yesterday, reason="Glemt", by=cast.as_(cast.kari))


def test_it_is_cancelled_with_a_reason_and_can_be_opened_again(cast: Cast, bolts: Measure) -> None:
    with pytest.raises(Refused, match="will not be done"):
        verbs.cancel(bolts, reason="", by=cast.as_(cast.kari))
    verbs.cancel(bolts, reason="Stillaset er revet", by=cast.as_(cast.kari))
    assert bolts.state == rules.CANCELLED
    assert not Measure.objects.unfinished_mandatory().exists()
    verbs.reopen(bolts, by=cast.as_(cast.kari))
    assert (bolts.state, bolts.cancelled_because) == (rules.OPEN, "")


def test_a_confirmed_measure_is_opened_again_and_must_be_confirmed_anew(
    cast: Cast, checked_bolts: Measure
) -> None:
    verbs.finish(checked_bolts, note="", by=cast.as_(cast.ola))
    verbs.confirm(checked_bolts, by=cast.as_(cast.siri))
    with pytest.raises(Forbidden):
        verbs.reopen(checked_bolts, by=cast.as_(cast.ola))
    verbs.reopen(checked_bolts, by=cast.as_(cast.kari))
    assert (checked_bolts.state, checked_bolts.confirmed_at) == (rules.OPEN, None)
    assert Measure.objects.unfinished_mandatory().exists()


def test_what_is_done_is_not_changed_under_peoples_feet(cast: Cast, bolts: Measure) -> None:
    verbs.finish(bolts, note="", by=cast.as_(cast.ola))
    with pytest.raises(Refused):
        verbs.postpone(bolts, due_date=LATER, reason="x", by=cast.as_(cast.kari))
    with pytest.raises(Refused):
        verbs.cancel(bolts, reason="x", by=cast.as_(cast.kari))
