"""What a file is, is seen from its bytes: delimiter, quotes, heading, or that it is no table."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varde.tables.faults import Unreadable
from varde.tables.headings import heading_row, named
from varde.tables.layouts import Layout
from varde.tables.reading import rows_of
from varde.tables.sniffing import sniff

WriteCsv = Callable[..., Path]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_every_usual_delimiter_is_found(csv_file: WriteCsv, mark: str) -> None:
    lines = ["Dato;Hva;Sted", "12.06.2014;Glatt gulv;Trapp", '13.06.2014;"Løst; og bratt";Loft']
    text = "\n".join(lines).replace(";", mark).replace(f"Løst{mark}", "Løst;")
    path = csv_file(text + "\n")
    layout = sniff(path)
    assert layout.delimiter == mark
    assert [row.cells[1] for row in rows_of(path, layout)] == ["Glatt gulv", "Løst; og bratt"]


def test_decimal_commas_do_not_look_like_delimiters(csv_file: WriteCsv) -> None:
    rows = "".join(f"{day},5;1,25;Grei tekst, med komma\n" for day in range(10, 30))
    assert sniff(csv_file("Mengde;Pris;Merknad\n" + rows)).delimiter == ";"


def test_one_column_of_sentences_with_commas_stays_one_column(csv_file: WriteCsv) -> None:
    text = (
        "Hva skjedde\nGulvet er glatt, og trappa bratt\nDøra står åpen\nLampa, den gamle, er gått\n"
    )
    layout = sniff(csv_file(text))
    assert (layout.width, layout.headings) == (1, ("Hva skjedde",))


def test_excels_own_hint_is_believed_and_is_no_heading(csv_file: WriteCsv) -> None:
    path = csv_file("sep=|\nDato|Hva\n12.06.2014|Glatt; veldig glatt\n13.06.2014|Løst\n")
    layout = sniff(path)
    assert (layout.delimiter, layout.headings, layout.heading_row) == ("|", ("Dato", "Hva"), 2)
    assert [row.number for row in rows_of(path, layout)] == [3, 4]


def test_single_quotes_and_backslashes_are_understood(csv_file: WriteCsv) -> None:
    single = "'id','hva'\n'1','glatt, bratt'\n'2','løst'\n'3','mørkt, kaldt'\n'4','vått'\n"
    assert sniff(csv_file(single)).quote == "'"
    path = csv_file('id,hva\n1,"sa \\"nei\\", og gikk"\n2,"mer \\"prat\\""\n')
    layout = sniff(path)
    assert [row.cells[1] for row in rows_of(path, layout)] == ['sa "nei", og gikk', 'mer "prat"']


def test_the_heading_is_found_below_a_title(csv_file: WriteCsv) -> None:
    path = csv_file(
        "Avvik 2014;;\n;;\nDato;Hva;Sted\n12.06.2014;Glatt;Trapp\n13.06.2014;Løst;Loft\n"
    )
    layout = sniff(path)
    assert (layout.heading_row, layout.headings) == (3, ("Dato", "Hva", "Sted"))
    assert [row.number for row in rows_of(path, layout)] == [4, 5]


def test_a_heading_may_leave_half_the_columns_nameless(csv_file: WriteCsv) -> None:
    assert sniff(csv_file(";Tittel\n0;Glatt\n1;Løst\n")).headings == ("#1", "Tittel")
    assert sniff(csv_file("Avvik;\nDato;Hva\n12.06.2014;Glatt\n")).headings == ("Dato", "Hva")


def test_a_file_without_a_heading_gets_numbered_columns(csv_file: WriteCsv) -> None:
    path = csv_file("12.06.2014;Glatt;4\n13.06.2014;Løst;5\n")
    layout = sniff(path)
    assert (layout.heading_row, layout.headings) == (0, ("#1", "#2", "#3"))
    assert len(list(rows_of(path, layout))) == 2


def test_columns_with_empty_or_doubled_headings_keep_different_names() -> None:
    assert named(["", "Dato", "Dato", "Dato (2)"], 5) == (
        *("#1", "Dato", "Dato (2)", "Dato (2) (2)"),
        "#5",
    )


@given(st.lists(st.text(max_size=8), max_size=12), st.integers(0, 15))
def test_no_two_columns_ever_share_a_name(cells: list[str], width: int) -> None:
    names = named(cells, width)
    assert len(names) == len(set(names)) == max(width, len(cells))
    assert all(names)


def test_years_in_a_heading_do_not_make_it_data() -> None:
    assert heading_row([["Sted", "Avdeling", "Type", "Antall", "Merknad", "2014"]], 6) == 1


def test_empty_columns_at_the_end_are_left_out(csv_file: WriteCsv) -> None:
    layout = sniff(csv_file("Dato;Hva;;;\n12.06.2014;Glatt;;;\n13.06.2014;Løst;;;\n"))
    assert layout.headings == ("Dato", "Hva")


def test_a_layout_reads_back_from_json(csv_file: WriteCsv) -> None:
    layout = sniff(csv_file("Dato;Hva\n12.06.2014;Glatt\n"))
    assert Layout.from_json(json.loads(json.dumps(layout.as_json()))) == layout


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "picture"),
        (b"\xff\xd8\xff\xe0" + b"x" * 50, "picture"),
        (b"\x00\x00\x00\x18ftypheic" + b"x" * 50, "picture"),
        (b"<html><table><tr><td>Dato</td></tr></table></html>", "web page"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "old or locked Excel"),
        (b"\x01\x00\x02\x00\x00\x00\x07" * 400, "not a table"),
        (b"", "empty"),
        (b"\n\n\n", "empty"),
    ],
)
def test_what_is_no_table_is_called_by_its_name(
    csv_file: WriteCsv, start: bytes, said: str
) -> None:
    with pytest.raises(Unreadable, match=said):
        sniff(csv_file(start))


def test_too_many_columns_are_refused(csv_file: WriteCsv) -> None:
    wide = ";".join(f"Kolonne {n}" for n in range(600))
    with pytest.raises(Unreadable, match="600 columns"):
        sniff(csv_file(wide + "\n" + ";".join("x" * 600) + "\n"))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    path = Path("/dev/shm" if Path("/dev/shm").is_dir() else "/tmp") / "varde-any-bytes"
    path.write_bytes(data)
    refusals: list[Unreadable] = []
    try:
        assert not any("\0" in "".join(row.cells) for row in rows_of(path, sniff(path)))
    except Unreadable as refusal:
        refusals.append(refusal)
    path.unlink()
    assert all(str(refusal).endswith(".") for refusal in refusals)
