"""Finding the cause: as deep as the case is grave, and nothing typed is lost on the way."""

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, assessed, closed, explained, received
from varde.foundation.refusals import Forbidden, Refused
from varde.testing.cast import NOW, Cast

CAUSE = "Nobody had it as a task."


@pytest.mark.parametrize(
    ("potential", "method"), [(1, "none"), (1, "plain"), (2, "plain"), (2, "five_whys")]
)
def test_the_cause_is_kept_with_how_it_was_found(
    cast: Cast, loose_rail: Deviation, potential: int, method: str
) -> None:
    case = assessed(cast, loose_rail, potential=potential)
    verbs.find_cause(case, method=method, cause=CAUSE, by=cast.as_(cast.kari))

    case.refresh_from_db()
    assert (case.method, case.cause) == (method, CAUSE)


def test_only_answers_to_the_chosen_ways_questions_are_kept(
    cast: Cast, loose_rail: Deviation
) -> None:
    case = assessed(cast, loose_rail, potential=3)
    analysis = {"why1": " It was taken down. ", "human": "No", "why2": "  "}
    verbs.find_cause(
        case, method="five_whys", cause=CAUSE, analysis=analysis, by=cast.as_(cast.kari)
    )

    case.refresh_from_db()
    assert case.analysis == {"why1": "It was taken down."}


def test_an_empty_cause_is_refused(cast: Cast, loose_rail: Deviation) -> None:
    case = assessed(cast, loose_rail)
    with pytest.raises(Refused, match="Write the cause"):
        verbs.find_cause(case, method="plain", cause=" ", by=cast.as_(cast.kari))


def test_a_serious_case_cannot_do_without(cast: Cast, loose_rail: Deviation) -> None:
    case = assessed(cast, loose_rail, potential=2)
    with pytest.raises(Refused, match="serious case needs a cause"):
        verbs.find_cause(case, method="none", cause="Obvious.", by=cast.as_(cast.kari))


@pytest.mark.parametrize("method", ["plain", "five_whys"])
def test_a_very_serious_case_must_be_dug_into(
    cast: Cast, loose_rail: Deviation, method: str
) -> None:
    case = assessed(cast, loose_rail, potential=3)
    with pytest.raises(Refused, match="five whys, a fishbone"):
        verbs.find_cause(case, method=method, cause=CAUSE, by=cast.as_(cast.kari))


@pytest.mark.parametrize("who", ["ola", "siri", "arne"])
def test_only_handlers_write_it(cast: Cast, loose_rail: Deviation, who: str) -> None:
    case = assessed(cast, loose_rail)
    with pytest.raises(Forbidden):
        verbs.find_cause(case, method="plain", cause=CAUSE, by=cast.as_(getattr(cast, who)))


def test_not_before_it_is_assessed_nor_after_it_is_closed(
    cast: Cast, loose_rail: Deviation
) -> None:
    received(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.find_cause(loose_rail, method="plain", cause=CAUSE, by=cast.as_(cast.kari))


def test_a_closed_case_keeps_its_cause(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.find_cause(loose_rail, method="plain", cause=CAUSE, by=cast.as_(cast.kari))


@pytest.mark.parametrize(
    ("potential", "asked", "offered"),
    [
        (1, "What made it possible?", "No analysis needed"),
        (2, "Why did it happen?", "In plain words"),
        (3, "Human: what did people see", "Fishbone"),
    ],
)
def test_the_page_asks_as_deep_as_it_is_grave(
    cast: Cast, door: Door, loose_rail: Deviation, potential: int, asked: str, offered: str
) -> None:
    case = assessed(cast, loose_rail, potential=potential)
    html = door.opens(cast.kari, door.url(case, "arsak/"))
    assert asked in html
    assert offered in html
    assert ("No analysis needed" in html) == (potential == 1)


def test_another_way_of_looking_keeps_what_was_typed(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    case = assessed(cast, loose_rail, potential=2)
    typed = {"method": "five_whys", "answer_why1": "It was raining.", "cause": "The rain?"}
    url = door.url(case, "arsak/")
    switched = door.sends(cast.kari, url, **typed, switch="fishbone").content.decode()

    assert "Surroundings: light, weather" in switched
    assert "The rain?" in switched
    assert 'type="hidden" name="answer_why1" value="It was raining."' in switched
    assert "This must be filled in." not in switched


def test_on_the_page_and_the_case_shows_the_answers(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    case = assessed(cast, loose_rail, potential=2)
    typed = {"method": "mto", "answer_technology": "The lock was worn.", "cause": CAUSE}
    door.sends(cast.kari, door.url(case, "arsak/"), **typed)

    html = door.opens(cast.kari, door.url(case))
    assert CAUSE in html
    assert "The lock was worn." in html
    assert "Now: add measures" in html


@pytest.mark.parametrize("method", ["", "guess"])
def test_a_way_nobody_knows_becomes_the_usual_one(
    cast: Cast, door: Door, loose_rail: Deviation, method: str
) -> None:
    case = assessed(cast, loose_rail)
    assert "What made it possible?" in door.opens(
        cast.kari, door.url(case, f"arsak/?method={method}")
    )
    door.sends(cast.kari, door.url(case, "arsak/"), method=method, cause=CAUSE)
    case.refresh_from_db()
    assert (case.method, case.cause) == ("plain", CAUSE)


def test_the_page_is_refused_before_it_is_assessed(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    door.opens(cast.kari, door.url(loose_rail, "arsak/"), status=409)
    door.opens(cast.siri, door.url(loose_rail, "arsak/"), status=403)


def grown(cast: Cast, case: Deviation) -> Deviation:
    """Thought to be small, with a few words for a cause; then it turned out to be grave."""
    by = cast.as_(cast.kari)
    verbs.find_cause(assessed(cast, case), method="none", cause="Bad luck.", by=by)
    verbs.assess(case, actual=3, potential=3, by=by)
    return case


def test_a_case_grown_graver_waits_for_a_deeper_cause(cast: Cast, loose_rail: Deviation) -> None:
    by = cast.as_(cast.kari)
    case = grown(cast, loose_rail)
    with pytest.raises(Refused, match="Analyse it now"):
        verbs.await_effect(case, effect_date=NOW.date(), by=by)

    verbs.find_cause(case, method="mto", cause=CAUSE, analysis={"human": "Tired."}, by=by)
    verbs.await_effect(case, effect_date=NOW.date(), by=by)


def test_grown_graver_while_the_effect_is_checked_it_is_not_closed(
    cast: Cast, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.kari)
    case = explained(cast, loose_rail)
    verbs.await_effect(case, effect_date=NOW.date(), by=by)
    verbs.assess(case, actual=3, potential=3, by=by)
    verbs.it_helped(case, note="", by=by)
    with pytest.raises(Refused, match="Analyse it now"):
        verbs.close(case, conclusion="Done.", by=by)


def test_the_page_says_that_the_cause_needs_an_analysis(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    case = grown(cast, loose_rail)
    html = door.opens(cast.kari, door.url(case))
    assert "Now: the cause needs an analysis" in html
    assert "Analyse the cause" in html
    asked = door.opens(cast.kari, door.url(case, "arsak/"))
    assert "Human: what did people see" in asked
    assert "Bad luck." in asked
