"""What cases hang up: what waits for whom, how it goes, lessons, and what a leaver has."""

import datetime

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import (
    closed,
    explained,
    received,
    report,
)
from varde.deviations.words import PARTS, Area
from varde.foundation.references import reference
from varde.measures import verbs as measures
from varde.offers import board
from varde.people.actors import Actor, code_holder
from varde.testing.cast import NOW, Cast
from varde.testing.figures import shown_to


def waiting(actor: Actor) -> dict[str, board.Waiting]:
    """What waits that is about cases, by the word on its button."""
    return {one.action: one for one in board.waiting.read(actor) if "/avvik/" in one.address}


def figure(actor: Actor, key: str) -> board.Figure | None:
    return shown_to(actor).get(key)


def test_each_state_has_its_own_word(cast: Cast, loose_rail: Deviation) -> None:
    by = cast.as_(cast.kari)

    def word() -> str:
        return next(iter(waiting(by)))

    assert word() == "Read and answer"
    verbs.receive(loose_rail, by=by)
    assert word() == "Assess how serious it is"
    verbs.assess(loose_rail, actual=1, potential=2, by=by)
    assert word() == "Find the cause"
    verbs.find_cause(loose_rail, method="plain", cause="Wind.", by=by)
    assert word() == "Add measures"
    bolts = verbs.plan(loose_rail, title="Bolts", responsible=cast.ola, due_date=NOW.date(), by=by)
    assert not waiting(by)  # it waits for Ola
    measures.finish(bolts, note="", by=by)
    assert word() == "Set a day to check the effect"
    verbs.await_effect(loose_rail, effect_date=NOW.date(), by=by)
    assert word() == "Check the effect"
    verbs.it_did_not(loose_rail, note="No.", by=by)
    assert word() == "Add measures"
    verbs.await_effect(loose_rail, effect_date=NOW.date(), by=by)
    verbs.it_helped(loose_rail, note="", by=by)
    assert word() == "Close the case"
    verbs.close(loose_rail, conclusion="Firm.", no_prevention_because="Torn down.", by=by)
    assert not waiting(by)


def test_measures_that_are_late_wait_for_the_handler_too(cast: Cast, loose_rail: Deviation) -> None:
    verbs.plan(
        explained(cast, loose_rail),
        title="Bolts",
        responsible=cast.ola,
        due_date=NOW.date(),
        by=cast.as_(cast.kari),
    )
    in_time = NOW + datetime.timedelta(days=14)
    assert not waiting(cast.as_(cast.kari, in_time))
    late = NOW + datetime.timedelta(days=15)
    assert "Follow up the measures" in waiting(cast.as_(cast.kari, late))


def test_an_effect_is_looked_for_on_its_day(cast: Cast, loose_rail: Deviation) -> None:
    day = NOW + datetime.timedelta(days=30)
    case = explained(cast, loose_rail)
    verbs.await_effect(case, effect_date=day.date(), by=cast.as_(cast.kari))
    assert not waiting(cast.as_(cast.kari))
    assert "Check the effect" in waiting(cast.as_(cast.kari, day))


def test_a_small_thing_needs_no_later_check(cast: Cast, loose_rail: Deviation) -> None:
    by = cast.as_(cast.kari)
    bolts = verbs.plan(
        explained(cast, loose_rail), title="Bolts", responsible=cast.ola, due_date=NOW.date(), by=by
    )
    measures.finish(bolts, note="", by=by)
    assert "Close the case" in waiting(by)


def test_a_cancelled_measure_counts_as_none(cast: Cast, loose_rail: Deviation) -> None:
    by = cast.as_(cast.kari)
    bolts = verbs.plan(
        explained(cast, loose_rail), title="Bolts", responsible=cast.ola, due_date=NOW.date(), by=by
    )
    measures.cancel(bolts, reason="Wrong rail.", by=by)
    assert "Add measures" in waiting(by)


def test_danger_now_burns_until_somebody_has_read_it(cast: Cast) -> None:
    case = report(cast, "The scaffold is falling.", is_dangerous_now=True)
    assert waiting(cast.as_(cast.kari))["Read and answer"].urgent

    received(cast, case)
    assert not any(one.urgent for one in waiting(cast.as_(cast.kari)).values())


def test_that_it_did_not_help_waits_until_it_is_opened_again(
    cast: Cast, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.kari)
    case = closed(cast, loose_rail)
    verbs.say_it_helped(case, helped=False, note="It leaks again.", by=cast.as_(cast.ola))
    assert waiting(by)["Look at it again"].title == case.title
    assert not waiting(cast.as_(cast.hanne))
    verbs.reopen(case, reason="It leaks again.", by=by)
    assert "Look at it again" not in waiting(by)
    assert case.helped is None


def test_that_it_did_not_help_waits_until_the_reporter_is_answered(
    cast: Cast, loose_rail: Deviation
) -> None:
    case = closed(cast, loose_rail)
    verbs.speak(case, text="Thank you.", by=cast.as_(cast.kari))
    later = NOW + datetime.timedelta(hours=1)
    ola, kari = cast.as_(cast.ola, later), cast.as_(cast.kari, later)
    verbs.say_it_helped(case, helped=False, note="", by=ola)
    verbs.speak(case, text="Really.", by=ola)
    assert "Look at it again" in waiting(kari)
    verbs.speak(case, text="Do you know?", to_reporter=False, by=kari)
    assert "Look at it again" in waiting(kari)
    verbs.speak(case, text="That is another rail.", by=kari)
    assert "Look at it again" not in waiting(kari)


def test_that_it_helped_waits_for_nobody(cast: Cast, loose_rail: Deviation) -> None:
    case = closed(cast, loose_rail)
    verbs.say_it_helped(case, helped=True, note="", by=cast.as_(cast.ola))
    assert not waiting(cast.as_(cast.kari))


def test_it_waits_for_the_handler_alone(cast: Cast, loose_rail: Deviation) -> None:
    for who in (cast.hanne, cast.siri, cast.ola, cast.mona):
        assert not waiting(cast.as_(who))


def test_a_question_waits_for_the_reporter(cast: Cast, loose_rail: Deviation) -> None:
    verbs.speak(loose_rail, text="Which stairs?", asks=True, by=cast.as_(cast.kari))
    assert waiting(cast.as_(cast.ola))["Answer"].title == loose_rail.title
    assert "Answer" not in waiting(cast.as_(cast.kari))

    verbs.speak(loose_rail, text="Stairs 2.", by=cast.as_(cast.ola))
    assert "Answer" not in waiting(cast.as_(cast.ola))


@pytest.mark.parametrize("to_reporter", [True, False])
def test_a_question_from_the_representative_waits_for_the_handler(
    cast: Cast, loose_rail: Deviation, to_reporter: object
) -> None:
    by, told = cast.as_(cast.kari), bool(to_reporter)
    in_good_hands(cast, loose_rail)
    assert not waiting(by)
    asks = {"text": "Who checks?", "asks": True, "to_reporter": told}
    verbs.speak(loose_rail, **asks, by=cast.as_(cast.siri))  # type: ignore[arg-type]
    assert waiting(by)["Answer"].title == loose_rail.title
    assert not waiting(cast.as_(cast.ola))

    verbs.speak(loose_rail, text="I do.", to_reporter=told, by=by)
    assert not waiting(by)


def test_what_the_reporter_writes_waits_for_the_handler_also_when_it_is_over(
    cast: Cast, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.kari)
    closed(cast, loose_rail)
    verbs.speak(loose_rail, text="It is loose again.", by=cast.as_(cast.ola))
    assert "Answer" in waiting(by)
    verbs.speak(loose_rail, text="A note.", to_reporter=False, by=by)
    assert "Answer" in waiting(by)
    verbs.speak(loose_rail, text="We look at it.", by=by)
    assert "Answer" not in waiting(by)


def test_what_is_written_with_a_code_waits_too(cast: Cast, loose_rail: Deviation) -> None:
    in_good_hands(cast, loose_rail)
    holder = code_holder(cast.company, row=reference(loose_rail), now=NOW)
    verbs.speak(loose_rail, text="Is anybody there?", by=holder)
    assert "Answer" in waiting(cast.as_(cast.kari))


def test_words_to_a_new_report_wait_with_the_report(cast: Cast, loose_rail: Deviation) -> None:
    verbs.speak(loose_rail, text="And it is dark.", by=cast.as_(cast.ola))
    assert set(waiting(cast.as_(cast.kari))) == {"Read and answer"}


def in_good_hands(cast: Cast, case: Deviation) -> None:
    """A measure is under way, so that the case itself waits for nobody."""
    day, by = NOW.date(), cast.as_(cast.kari)
    explained(cast, case)
    verbs.plan(case, title="Bolts", responsible=cast.tomasz, due_date=day, by=by)


def test_a_note_with_a_question_does_not_wait_for_the_reporter(
    cast: Cast, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.siri)
    verbs.speak(loose_rail, text="Who checks?", to_reporter=False, asks=True, by=by)
    assert not waiting(cast.as_(cast.ola))


def test_the_reporter_is_asked_for_a_month_whether_it_helped(
    cast: Cast, loose_rail: Deviation
) -> None:
    closed(cast, loose_rail)
    month = datetime.timedelta(days=30)
    assert "Say whether it helped" in waiting(cast.as_(cast.ola, NOW + month))
    late = NOW + month + datetime.timedelta(minutes=1)
    assert "Say whether it helped" not in waiting(cast.as_(cast.ola, late))

    verbs.say_it_helped(loose_rail, helped=True, note="", by=cast.as_(cast.ola))
    assert not waiting(cast.as_(cast.ola))


def at(hours: float) -> datetime.datetime:
    return NOW + datetime.timedelta(hours=hours)


def answered(cast: Cast, text: str, *, days_ago: int, hours: float) -> None:
    """Reported some days ago, and received so many hours after."""
    case = report(cast, text)
    said = NOW - datetime.timedelta(days=days_ago)
    heard = said + datetime.timedelta(hours=hours)
    Deviation.objects.filter(pk=case.pk).update(reported_at=said, first_answer_at=heard)


def test_the_middle_time_to_an_answer_and_how_it_was_before(cast: Cast) -> None:
    for number, hours in enumerate([1, 5, 30]):
        answered(cast, f"Lately {number}", days_ago=5, hours=hours)
    answered(cast, "Before", days_ago=40, hours=11)
    answered(cast, "Long ago", days_ago=100, hours=99)

    found = figure(cast.as_(cast.kari), "first-answer")
    assert found is not None
    assert (found.value, found.note) == ("5 hours", "The 30 days before: 11 hours")


@pytest.mark.parametrize(
    ("hours", "said"), [(0.2, "12 minutes"), (1, "1 hour"), (47, "47 hours"), (72, "3 days")]
)
def test_times_are_said_as_people_say_them(cast: Cast, hours: float, said: str) -> None:
    answered(cast, "One", days_ago=9, hours=hours)
    found = figure(cast.as_(cast.kari), "first-answer")
    assert found is not None
    assert found.value == said


def test_how_many_say_that_it_helped(cast: Cast) -> None:
    for number, helped in enumerate([True, True, False]):
        case = closed(cast, report(cast, f"Case {number}"))
        verbs.say_it_helped(case, helped=helped, note="", by=cast.as_(cast.ola))
    closed(cast, report(cast, "No answer"))

    found = figure(cast.as_(cast.kari), "helped")
    assert found is not None
    assert (found.part, found.of, found.value) == (2, 3, "2 of 3")


def test_what_was_reported_is_counted_by_the_letters_of_hse(
    cast: Cast, loose_rail: Deviation
) -> None:
    assert figure(cast.as_(cast.kari), "by-part") is None
    for area in (Area.FALL, Area.FIRE, Area.NOISE, Area.ENVIRONMENT):
        case = report(cast, f"About {area}.")
        Deviation.objects.filter(pk=case.pk).update(area=area)
    old = report(cast, "Long ago.")
    long_ago = NOW - datetime.timedelta(days=100)
    Deviation.objects.filter(pk=old.pk).update(area=Area.FALL, reported_at=long_ago)

    found = figure(cast.as_(cast.kari), "by-part")
    assert found is not None
    assert (found.value, found.text) == ("5", "cases the last 90 days")
    assert found.note == (
        "Health and working environment: 1, External environment: 1, Safety: 2, Not placed yet: 1."
    )


def test_every_area_stands_under_one_letter() -> None:
    placed = [area for areas in PARTS.values() for area in areas]
    assert sorted(placed) == sorted(Area)


def test_how_many_are_open_and_overdue(cast: Cast, loose_rail: Deviation) -> None:
    late = report(cast, "Late.")
    Deviation.objects.filter(pk=late.pk).update(due_date=NOW.date() - datetime.timedelta(days=1))

    found = figure(cast.as_(cast.kari), "open-cases")
    assert found is not None
    assert (found.value, found.note) == ("2", "1 is overdue.")
    assert found.address.endswith("/avvik/?vis=over-frist")


@pytest.mark.parametrize("who", ["ola", "per", "mona"])
def test_figures_hold_only_what_the_viewer_sees_and_answers_for(
    cast: Cast, loose_rail: Deviation, who: str
) -> None:
    assert figure(cast.as_(getattr(cast, who)), "open-cases") is None


def test_without_cases_there_are_no_figures(cast: Cast) -> None:
    assert shown_to(cast.as_(cast.kari)) == {}
