"""Numbers as the language writes them."""

import pytest
from django.utils import translation

from varde.ui import numbers


def test_numbers_follow_the_language() -> None:
    with translation.override("nb"):
        assert numbers.number(12345.5) == "12\N{NO-BREAK SPACE}345,5"
    with translation.override("en"):
        assert numbers.number(12345.5) == "12,345.5"


@pytest.mark.parametrize(("count", "words"), [(2, "two"), (12, "twelve"), (13, "13"), (1, "1")])
def test_small_numbers_are_spelled_and_the_rest_are_digits(count: int, words: str) -> None:
    with translation.override("en"):
        assert numbers.spelled(count) == words


@pytest.mark.parametrize(
    ("octets", "words"), [(999, "999 B"), (28_740, "29 kB"), (2_400_000, "2,4 MB")]
)
def test_sizes_are_said_in_the_unit_one_would_use(octets: int, words: str) -> None:
    with translation.override("nb"):
        assert numbers.size(octets) == words


def test_only_the_first_letter_is_raised() -> None:
    assert numbers.upfirst("i dag hos NAV") == "I dag hos NAV"
    assert numbers.upfirst("") == ""
