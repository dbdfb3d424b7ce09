"""What the reporter gets to know, from the first day to the last: by role, never by name."""

import datetime

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import assessed, checking, closed, explained, received, report
from varde.measures import verbs as measures
from varde.people.models import Group
from varde.reporting.status import status_of, without_names
from varde.testing.cast import NOW, Cast

TODAY = NOW.date()
WEEK = datetime.timedelta(days=7)


def places(case: Deviation) -> list[str]:
    return [stage["place"] for stage in status_of(case, today=TODAY).way]


def notes(case: Deviation, today: datetime.date = TODAY) -> list[str]:
    return [stage["note"] for stage in status_of(case, today=today).way]


def test_just_reported_it_waits_for_the_leader_with_a_date(loose_rail: Deviation) -> None:
    assert places(loose_rail) == ["done", "now", "", "", ""]
    assert "by Monday 7 December at the latest" in notes(loose_rail)[1]


def test_in_danger_the_answer_is_promised_today(cast: Cast) -> None:
    case = report(cast, "It burns", is_dangerous_now=True)
    assert "by today at the latest" in notes(case)[1]


def test_a_promise_not_kept_says_what_to_do(loose_rail: Deviation) -> None:
    late = notes(loose_rail, today=TODAY + 3 * WEEK)[1]
    assert "You should have had an answer by Monday 7 December." in late
    assert "safety representative" in late


def test_received_says_when_it_was_read(cast: Cast, loose_rail: Deviation) -> None:
    received(cast, loose_rail)
    assert places(loose_rail) == ["done", "done", "now", "", ""]
    assert notes(loose_rail)[1].startswith("Today at ")
    assert status_of(loose_rail, today=TODAY).heading == "The leader has read the report"


def test_assessing_keeps_the_promised_date(cast: Cast, loose_rail: Deviation) -> None:
    assessed(cast, loose_rail)
    assert "by Monday 7 December at the latest" in notes(loose_rail)[2]


def test_measures_are_told_in_words_with_dates_and_without_names(
    cast: Cast, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.kari)
    explained(cast, loose_rail)
    first = verbs.plan(
        loose_rail, title="Fasten the rail", responsible=cast.ola, due_date=TODAY + WEEK, by=by
    )
    verbs.plan(
        loose_rail, title="Ask Tomasz", responsible=cast.tomasz, due_date=TODAY + 2 * WEEK, by=by
    )
    measures.finish(first, note="", by=cast.as_(cast.ola))
    told = status_of(loose_rail, today=TODAY)
    assert [(one.title, one.note) for one in told.measures] == [
        ("Fasten the rail", "Done today"),
        ("Ask the one responsible", "By 7 Dec"),
    ]
    assert "1 of 2 measures are done. The next is due Monday 7 December." in notes(loose_rail)[3]
    assert places(loose_rail) == ["done", "done", "done", "now", ""]


def test_a_measure_past_its_day_says_so(cast: Cast, loose_rail: Deviation) -> None:
    explained(cast, loose_rail)
    verbs.plan(
        loose_rail, title="Fasten it", responsible=cast.ola, due_date=TODAY, by=cast.as_(cast.kari)
    )
    told = status_of(loose_rail, today=TODAY + 3 * datetime.timedelta(days=1))
    assert told.measures[0].note == "3 days overdue"


def test_a_measure_that_was_dropped_is_not_told(cast: Cast, loose_rail: Deviation) -> None:
    explained(cast, loose_rail)
    by = cast.as_(cast.kari)
    dropped = verbs.plan(loose_rail, title="No", responsible=cast.ola, due_date=TODAY, by=by)
    measures.cancel(dropped, reason="Not needed", by=by)
    assert status_of(loose_rail, today=TODAY).measures == []


def test_while_the_effect_is_checked_the_reporter_is_asked(
    cast: Cast, loose_rail: Deviation
) -> None:
    checking(cast, loose_rail)
    told = status_of(loose_rail, today=TODAY)
    assert told.asks_whether_it_helped
    assert places(loose_rail) == ["done", "done", "done", "done", "now"]


def test_closed_tells_what_was_done_and_asks(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    told = status_of(loose_rail, today=TODAY)
    assert (told.heading, told.answer) == ("The case is closed", "The rail is fastened.")
    assert told.asks_whether_it_helped
    verbs.say_it_helped(loose_rail, helped=True, note="", by=cast.as_(cast.ola))
    assert places(loose_rail) == ["done"] * 5
    assert not status_of(loose_rail, today=TODAY).asks_whether_it_helped


def test_a_lesson_is_told_once_it_is_published(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    verbs.publish(
        loose_rail,
        title="Rails",
        lesson="Check the rails every morning.",
        units=[cast.sites],
        by=cast.as_(cast.kari),
    )
    assert status_of(loose_rail, today=TODAY).lesson == "Check the rails every morning."
    verbs.retract(loose_rail, by=cast.as_(cast.kari))
    assert status_of(loose_rail, today=TODAY).lesson == ""


def test_opened_again_the_old_ending_is_no_answer(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    verbs.reopen(loose_rail, reason="It is loose again", by=cast.as_(cast.kari))
    assert status_of(loose_rail, today=TODAY).answer == ""


def test_rejected_gives_the_reason_and_no_stages(cast: Cast, loose_rail: Deviation) -> None:
    verbs.reject(loose_rail, reason="The caretaker does it.", by=cast.as_(cast.kari))
    told = status_of(loose_rail, today=TODAY)
    assert told.heading == "We do not follow this up as a deviation"
    assert (told.answer, told.way) == ("The caretaker does it.", [])


def test_merged_follows_the_other_case(cast: Cast, loose_rail: Deviation) -> None:
    first = received(cast, report(cast, "The rail by stairs 2 is loose"))
    verbs.merge(loose_rail, into=first, by=cast.as_(cast.kari))
    told = status_of(loose_rail, today=TODAY)
    assert told.is_merged
    assert told.heading == "The leader has read the report"
    closed(cast, reported_again(first))
    assert status_of(loose_rail, today=TODAY).heading == "The case is closed"


def reported_again(case: Deviation) -> Deviation:
    """As it stood before anyone read it, so that the whole way can be walked."""
    Deviation.objects.filter(pk=case.pk).update(state=State.REPORTED)
    case.refresh_from_db()
    return case


def test_merged_with_a_closed_circle_tells_the_stage_and_no_more(
    cast: Cast, loose_rail: Deviation, night_shift: Group
) -> None:
    secret = closed(cast, report(cast, "Somebody was threatened"))
    Deviation.objects.filter(pk=secret.pk).update(closed_to=night_shift)
    Deviation.objects.filter(pk=loose_rail.pk).update(state=State.MERGED, merged_into=secret)
    loose_rail.refresh_from_db()
    told = status_of(loose_rail, today=TODAY)
    assert told.heading == "The case is closed"
    assert (told.answer, told.measures) == ("", [])


def test_withdrawn_says_so(cast: Cast, loose_rail: Deviation) -> None:
    verbs.withdraw(loose_rail, by=cast.as_(cast.ola))
    assert status_of(loose_rail, today=TODAY).heading == "You took the report back"


def test_the_place_is_told_from_the_nearest(cast: Cast) -> None:
    case = report(cast, "Oil", spot="Stairs 2")
    assert status_of(case, today=TODAY).place == "Stairs 2, Stillas B, Havnekvartalet"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kari fastens it.", "the one responsible fastens it."),
        ("Ask Kari, or Ola", "Ask the one responsible, or the one responsible"),
        ("Karianne and Olaf", "Karianne and Olaf"),
        ("", ""),
    ],
)
def test_names_give_way_to_roles(cast: Cast, text: str, told: str) -> None:
    assert without_names(text, [cast.kari, None, cast.ola]) == told
