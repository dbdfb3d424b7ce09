"""Rejecting: not followed up, and the reporter reads why."""

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, explained, received
from varde.foundation.refusals import Forbidden, Refused
from varde.testing.cast import NOW, Cast

WHY = "The caretaker sees to it."


def test_the_reason_is_kept_and_counts_as_an_answer(cast: Cast, loose_rail: Deviation) -> None:
    verbs.reject(loose_rail, reason=WHY, by=cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    assert loose_rail.state == State.REJECTED
    assert loose_rail.conclusion == WHY
    assert loose_rail.first_answer_at == NOW


def test_without_a_reason_it_is_refused(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Write why"):
        verbs.reject(loose_rail, reason="  ", by=cast.as_(cast.kari))
    loose_rail.refresh_from_db()
    assert loose_rail.state == State.REPORTED


@pytest.mark.parametrize("who", ["ola", "siri", "arne"])
def test_neither_reporter_representative_nor_auditor_may(
    cast: Cast, loose_rail: Deviation, who: str
) -> None:
    with pytest.raises(Forbidden):
        verbs.reject(loose_rail, reason=WHY, by=cast.as_(getattr(cast, who)))


def test_what_is_being_put_right_is_not_rejected(cast: Cast, loose_rail: Deviation) -> None:
    verbs.close(explained(cast, loose_rail), conclusion="Done.", by=cast.as_(cast.kari))
    with pytest.raises(Refused, match="Look at it again"):
        verbs.reject(loose_rail, reason=WHY, by=cast.as_(cast.kari))


def test_on_the_page_the_reporter_reads_why(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    door.opens(cast.kari, door.url(loose_rail, "avvis/"))
    door.sends(cast.kari, door.url(loose_rail, "avvis/"), reason=WHY)

    html = door.opens(cast.ola, door.url(loose_rail))
    assert "This is not followed up as a deviation: The caretaker sees to it." in html


def test_a_missing_reason_is_said_and_nothing_is_lost(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    answer = door.sends(cast.kari, door.url(loose_rail, "avvis/"), reason="")
    assert answer.status_code == 422
    assert "This must be filled in." in answer.content.decode()


def test_a_slip_can_be_undone_from_the_next_page(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    door.sends(cast.kari, door.url(loose_rail, "avvis/"), reason=WHY)
    for _visit in ("the next page", "back after a while"):
        assert door.url(loose_rail, "angre/") in door.opens(cast.kari, door.url(loose_rail))
    assert door.url(loose_rail, "angre/") not in door.opens(cast.siri, door.url(loose_rail))

    door.sends(cast.kari, door.url(loose_rail, "angre/"))
    loose_rail.refresh_from_db()
    assert (loose_rail.state, loose_rail.first_answer_at) == (State.REPORTED, None)
    assert loose_rail.conclusion == ""
    assert "I have read it" in door.opens(cast.kari, door.url(loose_rail))


def test_undone_it_is_where_it_was_also_when_it_was_read(cast: Cast, loose_rail: Deviation) -> None:
    case = received(cast, loose_rail)
    verbs.reject(case, reason=WHY, by=cast.as_(cast.kari))
    verbs.take_back(case, by=cast.as_(cast.kari))
    assert (case.state, case.first_answer_at) == (State.RECEIVED, NOW)
