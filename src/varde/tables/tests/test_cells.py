"""The smallest parts: the text of a cell, the marks between cells, what a layout remembers."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varde.tables.cells import clean, is_nothing, unholdable
from varde.tables.delimiters import dialect_of, options
from varde.tables.faults import Fault, Unreadable
from varde.tables.layouts import Layout
from varde.tables.rows import Row


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("  Glatt gulv \t", "Glatt gulv"),
        ("\ufeffTittel", "Tittel"),
        ("\xa0\u200bTrapp\xa0", "Trapp"),
        ("Først\r\nså\rsist", "Først\nså\nsist"),
        ("pip\x07 og \x1bslutt", "pip og slutt"),
        ("<b>fet</b> & =1+1", "<b>fet</b> & =1+1"),
        ("👷🏽‍♀️", "👷🏽‍♀️"),
        ("a\tb", "a\tb"),
    ],
)
def test_a_cell_is_kept_as_it_was_written_but_for_what_cannot_be_kept(cell: str, kept: str) -> None:
    assert clean(cell) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_what_is_kept_can_be_stored_anywhere(text: str) -> None:
    kept = clean(text)
    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert unholdable(kept) == kept.count("\ufffd")


@pytest.mark.parametrize("said", ["", "-", "N/A", "Ikke kjent", "UKJENT", "Not Applicable", "nan"])
def test_words_for_nothing_are_known(said: str) -> None:
    assert is_nothing(said)


@pytest.mark.parametrize("said", ["0", "nei", "Ingen skadet", "12.06.2014", "Ukjent mann på taket"])
def test_words_for_something_are_not_taken_for_nothing(said: str) -> None:
    assert not is_nothing(said)


def test_one_look_at_the_rows_tells_delimiter_and_width() -> None:
    dialect = dialect_of("Dato;Hva;Hvor\n12.06.2014;Glatt, bratt;Loft\n13.06.2014;Løst;Trapp\n")
    assert (dialect.delimiter, dialect.width, dialect.share) == (";", 3, 1.0)


def test_a_row_that_is_cut_at_the_end_of_the_look_does_not_count() -> None:
    rows = "1,2,3\n" * 50
    assert dialect_of("a,b,c\n" + rows + "1,2").width == 3


def test_the_hint_of_excel_wins_over_what_the_rows_look_like() -> None:
    assert dialect_of("sep=,\na;b,c;d\ne;f,g;h\n").delimiter == ","


def test_windows_paths_do_not_look_like_escaped_quotation_marks() -> None:
    text = 'Sti,Hva\n"C:\\avvik\\",Glatt\n"D:\\",Løst\n'
    dialect = dialect_of(text)
    assert dialect.escape == ""
    said = options(dialect.delimiter, dialect.quote, dialect.escape)
    rows = list(csv.reader(text.splitlines(), **said))  # type: ignore[arg-type]
    assert rows[1] == ["C:\\avvik\\", "Glatt"]


@given(
    st.sampled_from(["\t", ";", "|", ","]),
    st.integers(2, 6),
    st.lists(st.integers(0, 9999), min_size=4, max_size=30),
)
def test_plain_rows_are_read_under_any_delimiter(mark: str, width: int, numbers: list[int]) -> None:
    lines = [mark.join(f"ord{number}" for _column in range(width)) for number in numbers]
    dialect = dialect_of("\n".join(lines) + "\n")
    assert (dialect.delimiter, dialect.width) == (mark, width)


def test_a_layout_forgets_what_a_newer_version_wrote() -> None:
    stored = Layout("csv", headings=("a", "b"), width=2).as_json() | {"moon": "full"}
    assert Layout.from_json(stored) == Layout("csv", headings=("a", "b"), width=2)


def test_a_row_is_whole_until_somebody_says_otherwise() -> None:
    assert Row(2, ["a"]).trouble == ""
    assert Row(2, ["a"])._replace(trouble="No.").cells == ["a"]


def test_a_fault_is_told_as_four_things() -> None:
    fault = Fault(3, "Dato", "i fjor", "This is no date.")
    assert list(fault.as_json()) == ["row", "column", "value", "message"]


def test_an_unreadable_file_is_a_refusal_with_words() -> None:
    assert str(Unreadable("The file is empty.")) == "The file is empty."
