"""What is told of cases: lessons to units, a leaver's cases to a successor, numbers to a unit."""

import datetime

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import (
    Door,
    assessed,
    checking,
    closed,
    report,
)
from varde.offers import board
from varde.organisation import around
from varde.organisation.models import Unit
from varde.people import verbs as people
from varde.people.actors import Leaving
from varde.people.models import Group
from varde.testing.cast import NOW, Cast


def publish(cast: Cast, case: Deviation, *units: Unit, title: str = "Rails") -> None:
    by = cast.as_(cast.kari)
    verbs.publish(case, title=title, lesson="They are on the list.", units=list(units), by=by)


def lessons(cast: Cast, who: str) -> list[board.Lesson]:
    return list(board.lessons.read(cast.as_(getattr(cast, who))))


def test_a_lesson_reaches_the_unit_and_all_under_it(cast: Cast, loose_rail: Deviation) -> None:
    publish(cast, closed(cast, loose_rail), cast.sites)
    assert [one.title for one in lessons(cast, "ola")] == ["Rails"]
    assert not lessons(cast, "per")
    assert not lessons(cast, "mona")


def test_a_lesson_told_twice_over_is_read_once(cast: Cast, loose_rail: Deviation) -> None:
    publish(cast, closed(cast, loose_rail), cast.sites, cast.quay, cast.top)
    assert len(lessons(cast, "ola")) == 1


def test_a_lesson_says_how_soon_and_whether_it_helped(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    verbs.say_it_helped(loose_rail, helped=True, note="", by=cast.as_(cast.ola))
    publish(cast, loose_rail, cast.quay)
    assert lessons(cast, "ola")[0].details == (
        "Put right the same day",
        "The reporter says: it helped",
    )

    Deviation.objects.update(reported_at=NOW - datetime.timedelta(days=2))
    assert lessons(cast, "ola")[0].details[0] == "Put right in 2 days"


def test_a_lesson_taken_down_is_gone(cast: Cast, loose_rail: Deviation) -> None:
    publish(cast, closed(cast, loose_rail), cast.quay)
    verbs.retract(loose_rail, by=cast.as_(cast.kari))
    assert not lessons(cast, "ola")


def test_a_lesson_of_a_case_closed_afterwards_is_gone(
    cast: Cast, loose_rail: Deviation, night_shift: Group
) -> None:
    publish(cast, checking(cast, loose_rail), cast.quay)
    verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))
    assert not lessons(cast, "siri")


def test_the_five_newest_lessons(cast: Cast) -> None:
    for number in range(6):
        case = closed(cast, report(cast, f"Case {number}"))
        publish(cast, case, cast.quay, title=f"Lesson {number}")
        moment = NOW + datetime.timedelta(minutes=number)
        Deviation.objects.filter(pk=case.pk).update(lesson_published_at=moment)
    assert [one.title for one in lessons(cast, "ola")] == [f"Lesson {n}" for n in (5, 4, 3, 2, 1)]


def handover(cast: Cast) -> board.Handover | None:
    leaving = Leaving(member=cast.kari, by=cast.as_(cast.hanne))
    return next((one for one in board.handovers.read(leaving) if one.what == "Cases"), None)


def test_a_leavers_cases_go_to_the_successor(
    cast: Cast, loose_rail: Deviation, night_shift: Group
) -> None:
    hidden = report(cast, "About a person.")
    verbs.close_to(hidden, group=night_shift, by=cast.as_(cast.kari))
    closed(cast, report(cast, "Over."))
    found = handover(cast)
    assert found is not None
    assert found.count == 2

    found.give(cast.per)
    handled = Deviation.objects.filter(handler=cast.per)
    assert set(handled) == {loose_rail, hidden}
    assert handover(cast) is None


def test_leaving_itself_hands_them_over(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    assessed(cast, loose_rail)
    people.leave(cast.kari, successor=cast.siri, by=cast.as_(cast.hanne))
    html = door.opens(cast.siri, door.url(loose_rail))
    assert "Hanne, at a handover gave the case a new handler" in html


def facts(cast: Cast, who: str) -> dict[str, str]:
    look = around.Look(cast.quay, cast.as_(getattr(cast, who)))
    return {fact.term: fact.value for fact in around.facts.read(look)}


def test_a_unit_says_how_many_cases_are_open_there(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, report(cast, "Over."))
    assert facts(cast, "kari")["Open cases"] == "1"
    assert "Open cases" not in facts(cast, "per")


def test_a_unit_with_open_cases_is_not_closed(
    cast: Cast, loose_rail: Deviation, night_shift: Group
) -> None:
    verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))
    assert any("an open case" in why for why in around.objections.read(cast.quay))

    closed(cast, loose_rail)
    assert not any("open case" in why for why in around.objections.read(cast.quay))
