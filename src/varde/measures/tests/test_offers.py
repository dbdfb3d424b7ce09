"""What the rooms above get to know: what waits, how it goes, what a leaver leaves."""

import datetime

import pytest

from varde.measures import rules, verbs
from varde.measures.models import Measure
from varde.measures.offers.handover import left_behind
from varde.measures.offers.units import not_finished, open_here
from varde.measures.offers.waiting import mine, of_my_units
from varde.measures.tests.conftest import NEXT_WEEK, SOURCE
from varde.offers import board
from varde.organisation.around import Look
from varde.people import verbs as people
from varde.people.actors import Leaving, code_holder
from varde.people.models import Member
from varde.testing.cast import NOW, Cast
from varde.testing.figures import shown_to

TODAY = NOW.date()
IN_TIME = "measures-in-time"
LONG_AGO = NOW - datetime.timedelta(days=60)


def waiting(cast: Cast, member: Member) -> list[str]:
    return [one.title for one in mine(cast.as_(member))]


def due(cast: Cast, days_ago: int, done_after: int | None = None) -> Measure:
    """Due some days ago, done so many days after that (or before), or not at all."""
    day = TODAY - datetime.timedelta(days=days_ago)
    measure = verbs.plan(
        title="Rydd",
        responsible=cast.ola,
        due_date=day,
        unit=cast.quay,
        by=cast.as_(cast.kari, now=LONG_AGO),
    )
    if done_after is not None:
        at = NOW - datetime.timedelta(days=days_ago - done_after)
        verbs.finish(measure, note="", by=cast.as_(cast.ola, now=at))
    return measure


def test_what_i_shall_do_waits_for_me_and_nobody_else(cast: Cast, bolts: Measure) -> None:
    assert waiting(cast, cast.ola) == ["Bestill bolter"]
    assert waiting(cast, cast.kari) == []
    one = next(iter(mine(cast.as_(cast.ola))))
    assert (one.due_date, one.address) == (NEXT_WEEK, f"/fjordbygg-as/tiltak/{bolts.pk}/")
    assert one.details == ("Havnekvartalet", "Avvik 2026-142")


def test_what_is_done_waits_for_the_one_who_confirms(cast: Cast, checked_bolts: Measure) -> None:
    assert waiting(cast, cast.siri) == []
    verbs.finish(checked_bolts, note="", by=cast.as_(cast.ola))
    assert waiting(cast, cast.siri) == ["Bestill bolter"]
    assert waiting(cast, cast.ola) == []


def slipped(cast: Cast, days: int, **more: object) -> Measure:
    measure = due(cast, days_ago=days)
    Measure.objects.filter(pk=measure.pk).update(**more)
    return measure


def test_what_others_let_slip_waits_for_the_one_who_follows_the_case(cast: Cast) -> None:
    slipped(cast, days=3, handler=cast.kari)
    slipped(cast, days=2, handler=cast.kari)
    slipped(cast, days=9, handler=cast.kari, responsible=cast.kari)
    slipped(cast, days=9, handler=cast.hanne)
    found = list(mine(cast.as_(cast.kari)))
    assert [(one.what, one.due_date) for one in found] == [
        ("Measure", TODAY - datetime.timedelta(days=9)),
        ("Overdue with Ola", TODAY - datetime.timedelta(days=3)),
    ]


def test_after_two_weeks_those_who_lead_hear_how_many(cast: Cast) -> None:
    slipped(cast, days=14)
    slipped(cast, days=20)
    slipped(cast, days=13)
    slipped(cast, days=30, unit=cast.store)
    [one] = of_my_units(cast.as_(cast.kari))
    assert one.title == "2 measures have been overdue for two weeks"
    assert one.due_date == TODAY - datetime.timedelta(days=20)
    [top] = of_my_units(cast.as_(cast.bjorn))
    assert top.title.startswith("3 measures")
    assert not list(of_my_units(cast.as_(cast.siri)))


def test_the_line_does_not_hear_of_what_is_closed_to_a_group(cast: Cast) -> None:
    group = people.form_group(name="Lukket", members=[cast.hanne], by=cast.as_(cast.bjorn))
    slipped(cast, days=30, closed_to=group)
    assert not list(of_my_units(cast.as_(cast.bjorn)))
    assert not list(not_finished(cast.quay))


def test_a_units_page_tells_how_many_are_open_and_closing_it_is_refused(
    cast: Cast, bolts: Measure
) -> None:
    [fact] = open_here(Look(cast.quay, cast.as_(cast.kari)))
    here = f"/fjordbygg-as/tiltak/?vis=apne&enhet={cast.quay.pk}"
    assert (fact.value, fact.address) == ("1", here)
    assert not list(open_here(Look(cast.quay, cast.as_(cast.per))))
    assert "an open measure" in next(iter(not_finished(cast.quay)))
    verbs.finish(bolts, note="", by=cast.as_(cast.ola))
    assert not list(not_finished(cast.quay))


def test_for_a_code_holder_nothing_waits(cast: Cast, bolts: Measure) -> None:
    assert not list(mine(code_holder(cast.company, row=SOURCE, now=NOW)))


def test_the_figure_counts_what_was_due_and_what_was_done_in_time(cast: Cast) -> None:
    due(cast, days_ago=5, done_after=0)
    due(cast, days_ago=5, done_after=2)
    due(cast, days_ago=1)
    due(cast, days_ago=31, done_after=0)
    due(cast, days_ago=0)
    verbs.cancel(due(cast, days_ago=2), reason="Revet", by=cast.as_(cast.kari))
    figure = shown_to(cast.as_(cast.kari))[IN_TIME]
    assert (figure.part, figure.of) == (1, 3)
    assert figure.address == "/fjordbygg-as/tiltak/?vis=over-frist"


def test_without_anything_due_there_is_no_figure(cast: Cast, bolts: Measure) -> None:
    assert IN_TIME not in shown_to(cast.as_(cast.kari))


def test_a_closed_measure_counts_only_for_those_who_may_know(cast: Cast) -> None:
    measure = due(cast, days_ago=5)
    group = people.form_group(name="Lukket", members=[cast.hanne], by=cast.as_(cast.bjorn))
    Measure.objects.filter(pk=measure.pk).update(closed_to=group)
    assert IN_TIME not in shown_to(cast.as_(cast.bjorn))
    assert IN_TIME in shown_to(cast.as_(cast.hanne))


def leave(cast: Cast, leaver: Member, successor: Member) -> list[int]:
    """As people.leave does: every handover with something in it goes to the successor."""
    leaving = Leaving(member=leaver, by=cast.as_(cast.kari))
    found = list(left_behind(leaving))
    for handover in found:
        handover.give(successor)
    return [handover.count for handover in found]


def test_the_successor_gets_what_the_leaver_was_to_do_in_every_unit(
    cast: Cast, bolts: Measure
) -> None:
    elsewhere = verbs.plan(
        title="Rydd lageret",
        responsible=cast.ola,
        due_date=NEXT_WEEK,
        unit=cast.store,
        by=cast.as_(cast.per),
    )
    assert leave(cast, cast.ola, cast.tomasz) == [2]
    for measure in (bolts, elsewhere):
        measure.refresh_from_db()
        assert measure.responsible == cast.tomasz


def test_what_is_done_stays_the_leavers_own(cast: Cast, bolts: Measure) -> None:
    verbs.finish(bolts, note="", by=cast.as_(cast.ola))
    assert leave(cast, cast.ola, cast.tomasz) == []
    bolts.refresh_from_db()
    assert bolts.responsible == cast.ola


@pytest.mark.parametrize("state", [rules.OPEN, rules.DONE])
def test_the_successor_confirms_instead(cast: Cast, checked_bolts: Measure, state: str) -> None:
    if state == rules.DONE:
        verbs.finish(checked_bolts, note="", by=cast.as_(cast.ola))
    leave(cast, cast.siri, cast.hanne)
    checked_bolts.refresh_from_db()
    assert (checked_bolts.confirmer, checked_bolts.state) == (cast.hanne, state)


@pytest.mark.parametrize(("leaver", "successor"), [("siri", "ola"), ("ola", "siri")])
def test_whoever_gets_both_is_not_asked_to_confirm(
    cast: Cast, checked_bolts: Measure, leaver: str, successor: str
) -> None:
    leave(cast, getattr(cast, leaver), getattr(cast, successor))
    checked_bolts.refresh_from_db()
    assert checked_bolts.confirmer is None
    assert checked_bolts.responsible == getattr(cast, successor if leaver == "ola" else "ola")


def test_what_is_closed_goes_to_the_handler_and_nobody_new_sees_it(
    cast: Cast, bolts: Measure
) -> None:
    group = people.form_group(name="Lukket", members=[cast.hanne], by=cast.as_(cast.bjorn))
    verbs.follow_source(
        SOURCE, unit=cast.quay, closed_to=group, handler=cast.hanne, by=cast.as_(cast.kari)
    )
    leave(cast, cast.ola, cast.tomasz)
    bolts.refresh_from_db()
    assert bolts.responsible == cast.hanne


def test_the_board_has_them(cast: Cast, bolts: Measure) -> None:
    titles = [one.title for one in board.waiting.read(cast.as_(cast.ola))]
    assert "Bestill bolter" in titles
