"""The trail of a measure in words, and where it came from."""

import pytest

from varde.audit.forgetting import forget
from varde.audit.models import Event
from varde.foundation.references import reference
from varde.measures import rules, verbs
from varde.measures.history import WORDS, history
from varde.measures.models import Control, Measure, Purpose
from varde.measures.sources import addresses
from varde.measures.words import CONTROLS, PURPOSES, standing
from varde.organisation.models import Unit, UnitQuerySet
from varde.testing.cast import Cast


def words(measure: Measure, cast: Cast) -> list[tuple[str, str]]:
    return [(told.words, told.note) for told in history(measure, cast.as_(cast.kari))]


def test_every_step_has_its_words() -> None:
    assert set(WORDS) == {step.verb for step in rules.STEPS}


def test_every_choice_has_its_explanation() -> None:
    assert set(PURPOSES) == set(Purpose.values)
    assert set(CONTROLS) == set(Control.values)


def test_the_newest_comes_first_with_its_reason(cast: Cast, checked_bolts: Measure) -> None:
    verbs.finish(checked_bolts, note="Bestilt", by=cast.as_(cast.ola))
    verbs.send_back(checked_bolts, reason="En mangler", by=cast.as_(cast.siri))
    verbs.cancel(checked_bolts, reason="Revet", by=cast.as_(cast.kari))
    verbs.reopen(checked_bolts, by=cast.as_(cast.kari))
    assert words(checked_bolts, cast) == [
        ("Kari opened it again", ""),
        ("Kari decided that it will not be done", "Revet"),
        ("Siri sent it back: something is missing", "En mangler"),
        ("Ola said that it is done", "Bestilt"),
        ("Kari changed what it says", ""),
        ("Kari planned this for Ola", ""),
    ]


def test_what_was_forgotten_is_still_a_line_without_a_name(cast: Cast, bolts: Measure) -> None:
    forget(Event.objects.filter(subject=reference(bolts)))
    [(said, note)] = words(bolts, cast)
    assert "Kari" not in said
    assert "no longer kept" in said
    assert note == ""


def test_the_trail_of_another_measure_is_not_mixed_in(cast: Cast, bolts: Measure) -> None:
    other = verbs.done_at_once(title="Feide", unit=cast.quay, by=cast.as_(cast.kari))
    assert words(other, cast)[-1] == ("Kari planned this", "")
    assert len(words(other, cast)) == 2
    assert len(words(bolts, cast)) == 1


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (rules.OPEN, "Not done yet"),
        (rules.DONE, "Waits to be confirmed"),
        (rules.CONFIRMED, "Done and confirmed"),
        (rules.CANCELLED, "Will not be done"),
    ],
)
def test_how_it_stands_in_words(checked_bolts: Measure, state: str, word: str) -> None:
    checked_bolts.state = state
    assert str(standing(checked_bolts)[0]) == word


def test_done_with_nobody_to_confirm_is_done(bolts: Measure) -> None:
    bolts.state = rules.DONE
    assert [str(part) for part in standing(bolts)] == ["Done", "100"]


def test_the_source_has_an_address_only_for_those_who_may_see_it(
    cast: Cast, bolts: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Unit, "get_absolute_url", lambda unit: "/sak/", raising=False)
    bolts.source = reference(cast.quay)
    assert addresses([bolts], cast.as_(cast.kari)) == {bolts.source: "/sak/"}
    monkeypatch.setattr(UnitQuerySet, "visible_to", lambda rows, viewer: rows.none())
    assert addresses([bolts], cast.as_(cast.kari)) == {}


@pytest.mark.parametrize(
    "source", ["", "gone.room:x", "no.such:01890000-0000-7000-8000-000000000001", "people.user:x"]
)
def test_a_source_that_is_no_more_has_no_address(cast: Cast, bolts: Measure, source: str) -> None:
    bolts.source = source
    assert addresses([bolts], cast.as_(cast.kari)) == {}
