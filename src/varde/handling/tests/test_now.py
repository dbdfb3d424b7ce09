"""The framed panel: one thing to do now, which changes with the state and with who looks."""

import re

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import (
    Door,
    assessed,
    checking,
    closed,
    explained,
    received,
    report,
)
from varde.people.models import Group
from varde.testing.cast import NOW, Cast


def panel(html: str) -> str:
    """The heading of the framed panel, or nothing."""
    found = re.search(r'class="v-panel v-next.*?<h2[^>]*>(.*?)</h2>', html, re.DOTALL)
    return found[1] if found else ""


def primaries(html: str) -> int:
    return html.count('data-variant="primary"')


@pytest.mark.parametrize(
    ("bring", "heading"),
    [
        (lambda _c, d: d, "Now: read and answer"),
        (received, "Now: assess how serious it is"),
        (assessed, "Now: find the cause"),
        (explained, "Now: add measures"),
        (checking, "Now: did it help?"),
        (closed, "The case is closed"),
    ],
)
def test_the_handler_reads_what_to_do_now(
    cast: Cast, door: Door, loose_rail: Deviation, bring: object, heading: str
) -> None:
    bring(cast, loose_rail)  # type: ignore[operator]
    html = door.opens(cast.kari, door.url(loose_rail))
    assert panel(html) == heading
    assert primaries(html) == 1


@pytest.mark.parametrize(
    ("who", "heading"),
    [
        ("kari", "Now: read and answer"),
        ("hanne", "Now: read and answer"),
        ("ola", "What happens now"),
        ("siri", "You follow this case"),
        ("arne", ""),
    ],
)
def test_each_reads_what_is_for_them(
    cast: Cast, door: Door, loose_rail: Deviation, who: str, heading: str
) -> None:
    assert panel(door.opens(getattr(cast, who), door.url(loose_rail))) == heading


def test_a_leader_who_reports_handles_it_too(cast: Cast, door: Door) -> None:
    case = report(cast, "I saw it myself.", by=cast.kari)
    html = door.opens(cast.kari, door.url(case))
    assert panel(html) == "Now: read and answer"
    assert "Take my report back" in html


def test_danger_now_is_said_before_anything_else(cast: Cast, door: Door) -> None:
    case = report(cast, "It is falling.", is_dangerous_now=True)
    html = door.opens(cast.kari, door.url(case))
    assert "See that somebody stops it first." in html
    assert "See that somebody stops it first." not in door.opens(
        cast.kari, door.url(received(cast, case))
    )


def test_while_others_work_there_is_no_button_to_press(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    verbs.plan(
        explained(cast, loose_rail),
        title="Bolts",
        responsible=cast.ola,
        due_date=NOW.date(),
        by=cast.as_(cast.kari),
    )
    html = door.opens(cast.kari, door.url(loose_rail))
    assert panel(html) == "Now: the measures are being done"
    assert primaries(html) == 0


def test_what_is_mine_among_the_measures_has_a_button(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.kari)
    bolts = verbs.plan(
        explained(cast, loose_rail), title="B", responsible=cast.kari, due_date=NOW.date(), by=by
    )
    html = door.opens(cast.kari, door.url(loose_rail))
    assert primaries(html) == 1
    assert html.count(f'href="{bolts.get_absolute_url()}"') == 2
    assert door.url(loose_rail) in door.opens(cast.kari, bolts.get_absolute_url())


def test_what_is_not_read_yet_stands_before_the_answer(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.kari, door.url(loose_rail))
    assert html.index("Two men walked there") < html.index('id="now"')
    html = door.opens(cast.kari, door.url(received(cast, loose_rail)))
    assert html.index('id="now"') < html.index("Two men walked there")


@pytest.mark.parametrize(("potential", "offered"), [(1, True), (2, False)])
def test_a_small_thing_may_be_closed_without_more_measures(
    cast: Cast, door: Door, loose_rail: Deviation, potential: int, offered: object
) -> None:
    explained(cast, loose_rail, potential)
    html = door.opens(cast.kari, door.url(loose_rail))
    assert ("Close without more measures" in html) is offered


def test_of_what_is_closed_to_a_group_no_lesson_is_asked_for(
    cast: Cast, door: Door, loose_rail: Deviation, night_shift: Group
) -> None:
    verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))
    closed(cast, loose_rail)
    html = door.opens(cast.kari, door.url(loose_rail))
    assert panel(html) == ""
    assert "nothing of it is told to others" in html


def test_a_closed_case_that_did_not_help_offers_to_be_opened_again(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    closed(cast, loose_rail)
    verbs.say_it_helped(loose_rail, helped=False, note="It leaks.", by=cast.as_(cast.ola))
    html = door.opens(cast.kari, door.url(loose_rail))
    assert panel(html) == "Now: the reporter says that it did not help"
    assert ">\nIt leaks.</textarea>" in html
    door.sends(cast.kari, door.url(loose_rail, "gjenapne/"), reason="It leaks.")
    assert panel(door.opens(cast.kari, door.url(loose_rail))) != panel(html)


def test_a_lesson_told_needs_no_more_telling(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    by = cast.as_(cast.kari)
    closed(cast, loose_rail)
    verbs.publish(loose_rail, title="Rails", lesson="On the list.", units=[cast.top], by=by)
    html = door.opens(cast.kari, door.url(loose_rail))
    assert panel(html) == ""
    assert "Open the case again" in html


@pytest.mark.parametrize(
    ("bring", "words"),
    [
        (received, "Kari looks into it."),
        (checking, "Is it better now?"),
        (closed, "Is it better now?"),
    ],
)
def test_the_reporter_reads_how_it_goes(
    cast: Cast, door: Door, loose_rail: Deviation, bring: object, words: str
) -> None:
    bring(cast, loose_rail)  # type: ignore[operator]
    assert words in door.opens(cast.ola, door.url(loose_rail))


def test_the_reporter_reads_that_measures_are_under_way(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    verbs.plan(
        explained(cast, loose_rail),
        title="Bolts",
        responsible=cast.tomasz,
        due_date=NOW.date(),
        by=cast.as_(cast.kari),
    )
    assert "Measures are under way. Kari sees to it" in door.opens(cast.ola, door.url(loose_rail))
