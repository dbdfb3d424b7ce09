"""Assessing: how it went, how it could have gone, and what it is about."""

import pytest

from varde.audit.models import Event
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, assessed, checking, closed, report
from varde.deviations.words import Hit
from varde.foundation.refusals import Forbidden, Refused
from varde.testing.cast import NOW, Cast

ANSWER = {"actual": "1", "potential": "3", "area": "fall"}


def test_what_could_have_happened_counts_as_much_as_what_did(
    cast: Cast, loose_rail: Deviation
) -> None:
    verbs.assess(loose_rail, actual=1, potential=3, area="fall", by=cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    assert loose_rail.state == State.ASSESSING
    assert (loose_rail.actual, loose_rail.potential, loose_rail.severity) == (1, 3, 3)
    assert loose_rail.first_answer_at == NOW


def test_somebody_hurt_needs_a_word_on_what_was_done(cast: Cast) -> None:
    fall = report(cast, "Fell from the ladder.", anyone_hurt=True)
    with pytest.raises(Refused, match="what was done for them"):
        verbs.assess(fall, actual=1, potential=2, by=cast.as_(cast.kari))

    verbs.assess(fall, actual=1, potential=2, immediate="First aid.", by=cast.as_(cast.kari))
    assert fall.state == State.ASSESSING


def test_it_is_corrected_later_without_going_back(cast: Cast, loose_rail: Deviation) -> None:
    verbs.assess(checking(cast, loose_rail), actual=2, potential=3, by=cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    assert loose_rail.state == State.CHECKING
    assert loose_rail.actual == 2


@pytest.mark.parametrize("who", ["ola", "siri", "arne", "per"])
def test_only_handlers_assess(cast: Cast, loose_rail: Deviation, who: str) -> None:
    with pytest.raises(Forbidden):
        verbs.assess(loose_rail, actual=1, potential=1, by=cast.as_(getattr(cast, who)))


def test_a_closed_case_is_not_assessed(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.assess(loose_rail, actual=1, potential=1, by=cast.as_(cast.kari))


def test_on_the_page_examples_help_and_the_next_step_follows(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.kari, door.url(loose_rail, "vurder/"))
    assert "nobody hurt, or a plaster is enough" in html

    door.sends(cast.kari, door.url(loose_rail, "vurder/"), **ANSWER)
    html = door.opens(cast.kari, door.url(loose_rail))
    assert "Now: find the cause" in html
    assert "Could have been: very serious" in html
    assert "Falls and work at height" in html


def test_both_questions_must_be_answered(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    url = door.url(loose_rail, "vurder/")
    answer = door.sends(cast.kari, url, actual="2", breached="Routine 4")
    assert answer.status_code == 422
    assert "Routine 4" in answer.content.decode()


@pytest.mark.parametrize(("kind", "nature"), [("near_miss", "event"), ("equipment", "breach")])
def test_the_nature_is_guessed_from_the_kind(
    cast: Cast, door: Door, kind: str, nature: str
) -> None:
    case = report(cast, "Something", kind=kind)
    html = door.opens(cast.kari, door.url(case, "vurder/"))
    assert f'<option value="{nature}" selected>' in html


def test_what_is_known_stands_there_when_it_is_corrected(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    assessed(cast, loose_rail, actual=2, potential=2)
    assert "Correct the facts" in door.opens(cast.kari, door.url(loose_rail))
    assert "Closed off" in door.opens(cast.kari, door.url(loose_rail, "vurder/"))


def test_an_injury_that_may_be_serious_says_whom_to_call(cast: Cast, door: Door) -> None:
    """Arbeidsmiljøloven § 5-2: at once, before anybody has assessed it."""
    fall = report(cast, "Fell from the roof.", anyone_hurt=True)
    assert "tel:73199700" in door.opens(cast.kari, door.url(fall))

    verbs.assess(fall, actual=1, potential=3, immediate="First aid.", by=cast.as_(cast.kari))
    assert "tel:73199700" not in door.opens(cast.kari, door.url(fall))

    verbs.assess(fall, actual=3, potential=3, immediate="First aid.", by=cast.as_(cast.kari))
    assert "tel:02800" in door.opens(cast.kari, door.url(fall))


def test_a_near_miss_calls_nobody(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    assessed(cast, loose_rail, actual=3, potential=3)
    assert "tel:73199700" not in door.opens(cast.kari, door.url(loose_rail))


def test_what_was_hit_is_kept_and_stands_in_the_trail(cast: Cast, loose_rail: Deviation) -> None:
    by = cast.as_(cast.kari)
    assert loose_rail.hits_people is None
    verbs.assess(loose_rail, actual=1, potential=2, hit=["people", "property"], by=by)

    loose_rail.refresh_from_db()
    assert loose_rail.hit == [Hit.PEOPLE, Hit.PROPERTY]
    assert loose_rail.hits_environment is False
    told = Event.objects.get(verb="deviation.assess").changes
    assert told["hits_people"] == [None, True]

    verbs.assess(loose_rail, actual=1, potential=2, hit=[], by=by)
    assert not loose_rail.hit


def test_what_was_hit_is_ticked_and_read_again(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    url = door.url(loose_rail, "vurder/")
    door.sends(cast.kari, url, **ANSWER, hit=["environment", "reputation"])
    html = door.opens(cast.kari, door.url(loose_rail))
    assert "The environment, Trust and reputation" in html
    assert door.opens(cast.kari, url).count(" checked") == 4
    assert door.sends(cast.kari, url, **ANSWER, hit=["weather"]).status_code == 422
