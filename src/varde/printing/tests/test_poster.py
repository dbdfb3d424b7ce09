"""The poster: one sheet, readable by people, phones and screen readers."""

import io

import pytest
import segno
from PIL import Image
from pypdf import PdfReader

from varde.printing.press import PrintWarning, pdf
from varde.printing.qr import code
from varde.printing.sheets import Poster
from varde.printing.tests.conftest import ADDRESS, DOTS_PER_MM, Look, pages_of, words_of

pytestmark = pytest.mark.filterwarnings(f"error::{PrintWarning.__module__}.PrintWarning")
EDGE_MM, CODE_MM, WHITE = 16, 92, 255


def _modules_at(picture: Image.Image, top: int, modules: int) -> list[list[bool]]:
    """Which modules are black, if the code began at this row of dots."""
    side = CODE_MM * DOTS_PER_MM / modules
    left = EDGE_MM * DOTS_PER_MM
    middles = [int((number + 0.5) * side) for number in range(modules)]
    return [[picture.getpixel((left + x, top + y)) == 0 for x in middles] for y in middles]


def _top_of_code(picture: Image.Image, address: str) -> int:
    matrix = [[bool(module) for module in row] for row in segno.make_qr(address, error="m").matrix]
    last = picture.height - CODE_MM * DOTS_PER_MM
    tops = [top for top in range(last) if _modules_at(picture, top, len(matrix)) == matrix]
    assert tops, "the code is not on the poster, or not at its size"
    return tops[len(tops) // 2]


def test_the_poster_is_one_page(poster: Poster) -> None:
    assert pages_of(pdf("poster", poster)) == 1


def test_every_word_is_there_in_every_language(poster: Poster) -> None:
    words = words_of(pdf("poster", poster))
    for said in ("Ser du noe?", "Stillas B, Havnekvartalet", "110", "112", "113", ADDRESS):
        assert said in words
    for said in ("Widzisz zagrożenie? Zgłoś je.", "See something?", "Du treng ikkje logge inn."):
        assert said in words


def test_the_code_on_the_paper_is_the_code_of_the_address(poster: Poster, look: Look) -> None:
    _top_of_code(look("poster", poster), f"https://{ADDRESS}")


def test_another_address_gives_another_code(poster: Poster, look: Look) -> None:
    poster["code"] = code("https://hms.nabo.example/m/ANDRE1", says="QR-kode")
    picture = look("poster", poster)
    _top_of_code(picture, "https://hms.nabo.example/m/ANDRE1")
    with pytest.raises(AssertionError, match="not on the poster"):
        _top_of_code(picture, f"https://{ADDRESS}")


def test_there_are_four_modules_of_white_around_the_code(poster: Poster, look: Look) -> None:
    picture = look("poster", poster)
    top = _top_of_code(picture, f"https://{ADDRESS}")
    side = CODE_MM * DOTS_PER_MM
    still = int(4 * side / poster["code"]["modules"]) - 2
    left = EDGE_MM * DOTS_PER_MM
    above = picture.crop((left, top - still, left + side, top - 2))
    below = picture.crop((left, top + side + 2, left + side, top + side + still))
    before = picture.crop((left - still, top, left - 2, top + side))
    after = picture.crop((left + side + 2, top, left + side + still, top + side))
    assert {part.getextrema() for part in (above, below, before, after)} == {(WHITE, WHITE)}


def test_long_names_and_many_languages_still_make_one_page(poster: Poster) -> None:
    poster["undertaking"] = "Sykkylven og Stranda interkommunale vann- og avløpsselskap " * 3
    poster["place"] = "Høytrykkspyler 14 ved kjemikalielageret i kjelleren " * 3
    poster["headline"] = ["Zauważyłeś", "zagrożenie?", "Zgłoś."]
    poster["others"] = poster["others"] * 2
    poster["address"] = "hms.sykkylven-og-stranda-vann-og-avlop.kommune.example/m/K7TM4Q"
    made = pdf("poster", poster)
    assert pages_of(made) == 1
    assert "Zgłoś." in words_of(made)


def test_nothing_is_printed_where_a_printer_cannot_reach(poster: Poster, look: Look) -> None:
    picture = look("poster", poster)
    reach = 10 * DOTS_PER_MM
    edges = [
        picture.crop((0, 0, picture.width, reach)),
        picture.crop((0, picture.height - reach, picture.width, picture.height)),
        picture.crop((0, 0, reach, picture.height)),
        picture.crop((picture.width - reach, 0, picture.width, picture.height)),
    ]
    assert {edge.getextrema() for edge in edges} == {(WHITE, WHITE)}


def test_a_screen_reader_gets_language_title_and_what_the_code_says(poster: Poster) -> None:
    made = pdf("poster", poster)
    root = str(PdfReader(io.BytesIO(made)).root_object)
    assert "'/Lang': 'nb'" in root
    assert "'/Marked': True" in root
    said = f"QR-kode til {ADDRESS}"
    assert said.encode("utf-16-be") in made or said.encode() in made


def test_it_says_of_itself_that_it_is_accessible_and_made_to_last(poster: Poster) -> None:
    metadata = PdfReader(io.BytesIO(pdf("poster", poster))).xmp_metadata
    assert metadata is not None
    assert metadata.dc_title == {"x-default": "Plakat: Stillas B"}
    assert metadata.pdfaid_part == "2"
    assert b"pdfuaid" in pdf("poster", poster)
