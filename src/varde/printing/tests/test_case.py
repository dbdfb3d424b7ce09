"""A case on paper, and whatever people may have written in it."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from varde.printing.press import PrintWarning, pdf
from varde.printing.sheets import Case, Photo, Table
from varde.printing.tests.conftest import DOTS_PER_MM, Look, pages_of, words_of

pytestmark = pytest.mark.filterwarnings(f"error::{PrintWarning.__module__}.PrintWarning")


def _picture(width: int, height: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#456").save(made, "JPEG")
    return made.getvalue()


def _written(case: Case, text: str) -> str:
    case["sections"] = [{"kind": "text", "heading": "Hva har skjedd?", "text": text}]
    return words_of(pdf("case", case))


def test_heading_facts_and_marks_are_there(case: Case) -> None:
    words = words_of(pdf("case", case))
    assert "Løst rekkverk på Stillas B" in words
    assert "Alvorlig" in words
    assert "Tiltak pågår" in words
    assert "Frist 24. november 2026" in words


def test_every_page_says_whose_it_is_and_which_of_how_many(case: Case) -> None:
    case["sections"] = [{"kind": "text", "heading": "Hva?", "text": "Ord. " * 1500}]
    made = pdf("case", case)
    last = pages_of(made)
    assert last > 1
    words = words_of(made)
    assert f"Side 1 av {last}" in words
    assert f"Side {last} av {last}" in words
    assert words.count("Skrevet ut 23. november 2026") == last


def test_text_people_wrote_is_never_read_as_markup(case: Case) -> None:
    text = '*fet* #let x = 1 $y$ @ref <merke> = Overskrift // borte? "sitat" \\ #panic("au")'
    assert text in _written(case, text)


def test_lines_and_paragraphs_stay_apart(case: Case) -> None:
    text = "Første\nAndre\r\n\r\nTredje"
    case["sections"] = [{"kind": "text", "heading": "Hva har skjedd?", "text": text}]
    page = PdfReader(io.BytesIO(pdf("case", case))).pages[0].extract_text()
    assert "Første\nAndre\nTredje" in page


def test_emoji_and_foreign_letters_never_stop_the_page(case: Case) -> None:
    words = _written(case, "Før 👍🏽 👨‍👩‍👧 مرحبا بالعالم שלום ภาษาไทย 漢字 ሰላም हिन्दी etter")
    assert "Før" in words
    assert "etter" in words


@pytest.mark.parametrize("script", ["ښڛڜڝڞڟڠڡڢ ", "۞ۣ۟۠ۡۢۤۥۦ ", "܀܁܂܃܄ ", "שלום מרחבא "])
def test_long_text_from_right_to_left_never_stops_the_page(case: Case, script: str) -> None:
    assert "Slutt" in _written(case, script * 200 + " Slutt")


def test_ukrainian_polish_and_sami_keep_their_letters(case: Case) -> None:
    text = "Небезпека ґїє Zażółć gęślą jaźń Šiljju čáhppes ŋ ŧ đ ž"
    assert text in _written(case, text)


def test_control_characters_and_turned_text_are_taken_out(case: Case) -> None:
    words = _written(case, "a\x00b\x1bc\u202egnp.exe\u2066 \ud800\ue000d")
    assert "abcgnp.exe d" in words


def test_ten_thousand_characters_without_a_space_stay_on_the_paper(case: Case, look: Look) -> None:
    case["sections"] = [{"kind": "text", "heading": "Hva?", "text": "m" * 10_000}]
    picture = look("case", case)
    margin = picture.crop((picture.width - 18 * DOTS_PER_MM, 0, picture.width, picture.height))
    assert margin.getextrema() == (255, 255)
    assert words_of(pdf("case", case)).count("m") >= 10_000


def test_causes_are_listed_and_whys_are_numbered(case: Case) -> None:
    case["sections"] = [
        {"kind": "steps", "heading": "Fem hvorfor", "items": ["Boltene manglet.", "Ombygd."]},
        {"kind": "list", "heading": "Årsaker", "items": ["Teknikk: feil bolt"]},
    ]
    words = words_of(pdf("case", case))
    assert "1. Boltene manglet." in words
    assert "2. Ombygd." in words
    assert "• Teknikk: feil bolt" in words


def test_measures_and_trail_are_tables_with_their_headings_on_every_page(case: Case) -> None:
    rows = [[f"Tiltak {number}", "Kari", "24. nov."] for number in range(80)]
    table: Table = {
        "kind": "table",
        "heading": "Tiltak",
        "columns": ["Hva", "Hvem", "Frist"],
        "rows": rows,
        "widths": [2, 1, 1],
    }
    case["sections"] = [table]
    made = pdf("case", case)
    words = words_of(made)
    assert "Tiltak 79" in words
    assert words.count("Hva Hvem Frist") == pages_of(made)
    assert b"/TH" in _unpacked(made)


def test_an_empty_table_is_only_its_heading(case: Case) -> None:
    case["sections"] = [{"kind": "table", "heading": "Tiltak", "columns": ["Hva"], "rows": []}]
    assert "Tiltak Hva" in words_of(pdf("case", case))


def test_photos_are_printed_with_their_words(case: Case) -> None:
    photos: list[Photo] = [
        {"picture": "one.jpg", "shows": "Rekkverket", "caption": "Tatt 3. november"},
        {"picture": "two.jpg", "shows": "Festet", "caption": ""},
    ]
    case["sections"] = [{"kind": "photos", "heading": "Bilder", "photos": photos}]
    pictures = {"one.jpg": _picture(1600, 1200), "two.jpg": _picture(300, 1600)}
    made = pdf("case", case, pictures=pictures)
    assert "Tatt 3. november" in words_of(made)
    assert len(PdfReader(io.BytesIO(made)).pages[0].images) == 2
    assert pages_of(made) == 1


def test_a_tall_photo_alone_still_fits_the_page(case: Case) -> None:
    photos: list[Photo] = [{"picture": "tall.jpg", "shows": "Trappen", "caption": "Trappen"}]
    case["sections"] = [{"kind": "photos", "heading": "Bilder", "photos": photos}]
    assert pages_of(pdf("case", case, pictures={"tall.jpg": _picture(200, 1600)})) == 1


@pytest.mark.parametrize("stones", [0, 1, 2, 3])
def test_every_severity_has_its_stones(case: Case, look: Look, stones: int) -> None:
    del case["state"]
    case["severity"] = {"stones": stones, "word": "x"}
    marked = look("case", case)
    case["severity"] = {"stones": (stones + 1) % 4, "word": "x"}
    assert marked.tobytes() != look("case", case).tobytes()


@pytest.mark.parametrize("disc", [0, 1, 2, 3, 4, 5, "rejected"])
def test_every_state_has_its_disc(case: Case, disc: int) -> None:
    case["state"] = {"disc": disc, "word": "Slik står det til"}
    assert "Slik står det til" in words_of(pdf("case", case))


def _unpacked(made: bytes) -> bytes:
    """The file with its object streams opened, so that tags can be looked for."""
    out = io.BytesIO()
    PdfWriter(clone_from=io.BytesIO(made)).write(out)
    return out.getvalue()
