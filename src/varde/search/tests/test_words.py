"""A case is found by its words: begun, bent, inside longer ones, and by its number."""

import pytest

from varde.deviations.tests.conftest import report
from varde.search import words
from varde.search.tests.conftest import titles
from varde.testing.cast import Cast


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rekkverket", "Løst rekkverk"),
        ("rekkverk", "Rekkverket er løst"),
        ("hendelser", "En hendelse på kaia"),
        ("stillaset", "Et stillas uten skilt"),
        ("stillas", "Stillasene mangler skilt"),
        ("still", "Stillaset mangler skilt"),
        ("stillas", "Fasadestillaset mangler skilt"),
        ("mangler stillas", "Fasadestillaset mangler skilt"),
        ("ærlig", "Ærlig talt, så glatt"),
        ("ØYA", "Kaia på Sørøya"),
        ("å gå", "Vanskelig å gå her"),
        ("A\u030alesund", "Ålesund kai"),
        ("kai-kant", "Ved kai og kant"),
        ("  løst   REKKVERK ", "Rekkverket er løst"),
    ],
)
def test_words_find_what_was_said(cast: Cast, typed: str, said: str) -> None:
    report(cast, "Noe helt annet", workplace=None)
    report(cast, said, workplace=None)
    assert titles(cast, cast.kari, typed) == [said]


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "'", '"', "*", "\0", "xyz", "løst gulv"])
def test_what_nobody_said_finds_nothing(cast: Cast, typed: str) -> None:
    report(cast, "Løst rekkverk 100 %")
    assert titles(cast, cast.kari, typed) == []


@pytest.mark.parametrize("typed", ["2026-2", "2026 – 2", "2026/2", "2"])
def test_a_number_finds_its_case(cast: Cast, typed: str) -> None:
    report(cast, "First.")
    report(cast, "Second.")
    assert titles(cast, cast.kari, typed) == ["Second"]


def test_every_word_must_be_there(cast: Cast) -> None:
    report(cast, "Løst rekkverk")
    report(cast, "Løs trapp")
    assert titles(cast, cast.kari, "løs trapp") == ["Løs trapp"]


def test_signs_that_mean_something_to_a_database_are_only_signs(cast: Cast) -> None:
    report(cast, "Rail")
    for typed in ("rail' OR 1=1", 'rail" OR "x', "rail:*", "NEAR(rail)", "rail & | !", "(rail"):
        titles(cast, cast.kari, typed)
    assert titles(cast, cast.kari, '"rail*"') == ["Rail"]


def test_no_more_words_than_anybody_types() -> None:
    assert len(words.asked("ord " * 500).words) <= words.MOST_WORDS
    assert max(map(len, words.split("a" * 500))) == words.LONGEST_WORD
