"""Letting somebody else look after the case, or taking it over."""

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, closed
from varde.foundation.refusals import Forbidden, Refused
from varde.people.actors import system
from varde.people.models import Group
from varde.testing.cast import NOW, Cast


def test_the_new_handler_has_it_and_may_do_what_a_handler_may(
    cast: Cast, loose_rail: Deviation
) -> None:
    verbs.delegate(loose_rail, handler=cast.siri, by=cast.as_(cast.kari))
    verbs.receive(loose_rail, by=cast.as_(cast.siri))

    loose_rail.refresh_from_db()
    assert loose_rail.handler == cast.siri


def test_whoever_cannot_sign_in_cannot_have_it(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Tomasz has no login yet"):
        verbs.delegate(loose_rail, handler=cast.tomasz, by=cast.as_(cast.kari))


def test_the_reporter_does_not_decide_who_has_it(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Forbidden):
        verbs.delegate(loose_rail, handler=cast.siri, by=cast.as_(cast.ola))


def test_a_closed_case_needs_no_handler(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.delegate(loose_rail, handler=cast.siri, by=cast.as_(cast.kari))


def test_on_the_page_and_the_trail_tells_from_whom_to_whom(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    door.opens(cast.kari, door.url(loose_rail, "gi-videre/"))
    door.sends(cast.kari, door.url(loose_rail, "gi-videre/"), handler=str(cast.siri.pk))

    assert "From Kari to Siri" in door.opens(cast.kari, door.url(loose_rail))


def test_a_manager_takes_it_over_with_one_press(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    assert "Take the case over myself" in door.opens(cast.hanne, door.url(loose_rail))
    door.sends(cast.hanne, door.url(loose_rail, "ta-over/"))

    loose_rail.refresh_from_db()
    assert loose_rail.handler == cast.hanne
    assert "Take the case over myself" not in door.opens(cast.hanne, door.url(loose_rail))


@pytest.mark.parametrize("who", ["ola", "siri"])
def test_nobody_else_takes_it_over(cast: Cast, loose_rail: Deviation, who: str) -> None:
    member = getattr(cast, who)
    with pytest.raises(Forbidden):
        verbs.take_over(loose_rail, handler=member, by=cast.as_(member))


def test_a_closed_case_is_not_taken_over(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.take_over(loose_rail, handler=cast.hanne, by=cast.as_(cast.hanne))


def test_varde_itself_may_hand_over_what_is_closed_to_a_group(
    cast: Cast, loose_rail: Deviation, night_shift: Group
) -> None:
    verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))

    by = system(cast.company, job="handover", now=NOW)
    verbs.take_over(loose_rail, handler=cast.hanne, by=by)
    loose_rail.refresh_from_db()
    assert loose_rail.handler == cast.hanne


def test_only_those_with_a_login_are_offered_oneself_and_ones_unit_first(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.kari, door.url(loose_rail, "gi-videre/"))
    assert "Tomasz (" not in html
    assert html.index("Me and my unit") < html.index("Kari (") < html.index("Siri (")
    assert html.index("Siri (") < html.index("Others") < html.index("Hanne (")
