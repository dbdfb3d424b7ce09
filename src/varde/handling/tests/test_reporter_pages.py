"""What the reporter does on the case's own page: corrects, takes back, lets it stand again."""

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, explained
from varde.foundation.refusals import Forbidden, Refused
from varde.testing.cast import Cast


def test_corrected_on_the_page_and_the_trail_remembers(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.ola, door.url(loose_rail, "rett/"))
    assert "Two men walked there yesterday." in html
    typed = {"text": "The rail is gone.", "proposal": "Buy a new one."}
    door.sends(cast.ola, door.url(loose_rail, "rett/"), **typed)

    html = door.opens(cast.kari, door.url(loose_rail))
    assert "The rail is gone" in html
    assert "Buy a new one." in html
    assert "Ola corrected the report" in html


def test_taken_back_with_one_press_and_undone_with_another(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    assert "Take my report back" in door.opens(cast.ola, door.url(loose_rail))
    door.sends(cast.ola, door.url(loose_rail, "trekk/"))
    html = door.opens(cast.ola, door.url(loose_rail))
    assert "has taken it back" in html
    assert door.url(loose_rail, "la-sta/") in html

    door.sends(cast.ola, door.url(loose_rail, "la-sta/"))
    loose_rail.refresh_from_db()
    assert loose_rail.state == State.REPORTED


@pytest.mark.parametrize("who", ["kari", "siri", "per"])
def test_only_the_reporter_takes_back_and_corrects(
    cast: Cast, loose_rail: Deviation, who: str
) -> None:
    by = cast.as_(getattr(cast, who))
    with pytest.raises(Forbidden):
        verbs.withdraw(loose_rail, by=by)
    with pytest.raises(Forbidden):
        verbs.amend(loose_rail, text="Never mind.", proposal="", by=by)
    verbs.withdraw(loose_rail, by=cast.as_(cast.ola))
    with pytest.raises(Forbidden):
        verbs.bring_back(loose_rail, by=by)


def test_what_somebody_works_on_is_not_taken_back(cast: Cast, loose_rail: Deviation) -> None:
    explained(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.withdraw(loose_rail, by=cast.as_(cast.ola))


def test_what_stands_is_not_brought_back(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Look at it again"):
        verbs.bring_back(loose_rail, by=cast.as_(cast.ola))


def test_a_closed_report_is_not_rewritten(cast: Cast, loose_rail: Deviation) -> None:
    verbs.reject(loose_rail, reason="Twice.", by=cast.as_(cast.kari))
    with pytest.raises(Refused, match="Look at it again"):
        verbs.amend(loose_rail, text="Other words.", proposal="", by=cast.as_(cast.ola))


def test_the_reporter_reads_when_an_answer_comes_and_from_whom(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.ola, door.url(loose_rail))
    assert (
        "Kari reads what you wrote. You get an answer by Monday 7 December at the latest." in html
    )

    verbs.receive(loose_rail, by=cast.as_(cast.kari))
    assert "Kari looks into it." in door.opens(cast.ola, door.url(loose_rail))


def test_somebody_who_works_there_too_does_not_find_it(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    """Tomasz' and Ola's colleague Per leads another unit; the case is not theirs to see."""
    door.opens(cast.per, door.url(loose_rail), status=404)
    door.opens(cast.mona, door.url(loose_rail), status=404)
