"""What a column holds is seen from its cells."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varde.tables.answers import read_answer
from varde.tables.dates import DateForm
from varde.tables.numbers import read_number
from varde.tables.profiles import Kind, profile


def kind_of(*cells: str, heading: str = "Noe") -> Kind:
    return profile([heading], [[cell] for cell in cells])[0].kind


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["", ""], Kind.EMPTY),
        (["12.06.2014", "13.06.2014", ""], Kind.DATE),
        (["12.06.2014", "13.06.2014", "Ikke kjent", "14.6.14"], Kind.DATE),
        (["12.06.2014", "våren 2013", "tidlig"], Kind.CATEGORY),
        (["ja", "nei", "Ja", "ja"], Kind.YES_NO),
        (["true", "false"], Kind.YES_NO),
        (["1", "0", "2"], Kind.NUMBER),
        (["1 234,50", "-3", "kr 12,-", "12 %"], Kind.NUMBER),
        (["Lav", "Høy", "Lav", "Middels"] * 5, Kind.CATEGORY),
        ([f"Trapp {n} på loftet" for n in range(60)], Kind.LINE),
        ([f"{n} " + "Rekkverket løsnet da vi gikk. " * 8 for n in range(30)], Kind.TEXT),
    ],
)
def test_a_column_is_the_narrowest_kind_its_cells_fit(cells: list[str], kind: Kind) -> None:
    assert kind_of(*cells) == kind


def test_a_nameless_count_of_rows_is_no_content() -> None:
    rising = ["0", "1", "2", "4", "9"]
    assert kind_of(*rising, heading="#1") == Kind.RUNNING
    assert kind_of(*rising, heading="Unnamed: 0") == Kind.RUNNING
    assert kind_of(*rising, heading="Saksnummer") == Kind.NUMBER
    assert kind_of("2", "1", "3", heading="#1") == Kind.NUMBER


def test_days_counted_by_excel_are_numbers_until_somebody_says_date() -> None:
    column = profile(["Dato"], [["41802"], ["41803"], ["41810"]])[0]
    assert column.kind == Kind.NUMBER
    assert column.dates.form == DateForm.SERIAL


def test_what_was_seen_is_counted() -> None:
    column = profile(["Nivå"], [["I"], ["II"], [""], ["I"], ["–"]])[0]
    assert (column.filled, column.empty, column.nothing, column.longest) == (4, 1, 1, 2)
    assert column.common[0] == ("I", 2)
    assert column.samples == ["I", "II", "–"]


def test_a_million_different_words_are_not_all_remembered() -> None:
    column = profile(["Tekst"], ([f"ord {n}"] for n in range(5_000)))[0]
    assert len(column.common) == 300
    assert column.many_distinct


def test_rows_that_are_too_short_have_empty_cells() -> None:
    assert [column.empty for column in profile(["a", "b"], [["1"], ["1", "2"]])] == [0, 1]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234", "1234"),
        ("1 234,56", "1234.56"),
        ("1\xa0234\xa0567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("1,234,567.8", "1234567.8"),
        ("1.234", "1.234"),
        ("1,5", "1.5"),
        ("−3,5", "-3.5"),
        ("kr 100,-", "100"),
        ("12 %", "12"),
        ("1e3", "1e3"),
    ],
)
def test_numbers_are_read_with_their_marks(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "1-2", "12 00", "1,2,3", "tolv", "1.2.3", "12.06.2014", "+"])
def test_what_is_no_number_is_not_read_as_one(text: str) -> None:
    assert read_number(text) is None


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_norwegian_number_is_the_same_number_when_read(number: Decimal) -> None:
    written = f"{number:,.2f}".replace(",", "\xa0").replace(".", ",")
    assert read_number(written) == number


def test_yes_and_no_are_known_in_both_languages() -> None:
    assert [read_answer(said) for said in ("Ja", "YES", "x", "1")] == [True] * 4
    assert [read_answer(said) for said in ("Nei", "no", "FALSE", "0")] == [False] * 4
    assert [read_answer(said) for said in ("kanskje", "", "2")] == [None] * 3


@given(st.lists(st.lists(st.text(max_size=20), max_size=4), max_size=20))
def test_any_cells_have_a_kind(rows: list[list[str]]) -> None:
    for column in profile(["a", "b", "#3"], rows):
        assert column.kind in Kind
        assert column.filled + column.empty == len(rows)
