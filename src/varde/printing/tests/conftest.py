"""What is printed in the tests: a poster and a case, the way the rooms above would ask for it."""

import io
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typst
from django.utils import translation
from PIL import Image
from pypdf import PdfReader

from varde.printing import fonts, letters, press, qr
from varde.printing.sheets import Case, Poster, Sheet

ADDRESS = "hms.fjordbygg.example/m/K7TM4Q"
DOTS_PER_MM = 4
Look = Callable[..., Image.Image]


@pytest.fixture(scope="session", autouse=True)
def print_fonts() -> Path:
    """Made once; a missing front end fails here with the words that say what to run."""
    return fonts.make()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Refusals are read in the language they were written in."""
    with translation.override("en"):
        yield


@pytest.fixture
def poster() -> Poster:
    return {
        "lang": "nb",
        "title": "Plakat: Stillas B",
        "undertaking": "Fjordbygg AS",
        "place": "Stillas B, Havnekvartalet",
        "headline": ["Ser du noe?", "Si fra."],
        "code": qr.code(f"https://{ADDRESS}", says=f"QR-kode til {ADDRESS}"),
        "steps": ["Pek kameraet på koden", "Skriv én setning, eller ta et bilde", "Trykk Send"],
        "lead": {"lang": "nb", "first": "Du kan være anonym.", "then": "Alt teller. Du får svar."},
        "others": [
            {"lang": "nn", "first": "Ser du noko?", "then": "Du treng ikkje logge inn."},
            {"lang": "pl", "first": "Widzisz zagrożenie? Zgłoś je.", "then": "Bez logowania."},
            {"lang": "en", "first": "See something? Tell us.", "then": "No login."},
        ],
        "danger": ["Fare for liv?", "Ring først."],
        "numbers": [
            {"number": "110", "name": "Brann"},
            {"number": "112", "name": "Politi"},
            {"number": "113", "name": "Ambulanse"},
        ],
        "otherwise": "Virker ikke koden? Skriv",
        "address": ADDRESS,
    }


@pytest.fixture
def case() -> Case:
    return {
        "lang": "nb",
        "title": "Avvik 2026-142",
        "undertaking": "Fjordbygg AS",
        "reference": "Avvik 2026-142",
        "printed": "Skrevet ut 23. november 2026",
        "words": {"page": "Side {page} av {pages}"},
        "heading": "Løst rekkverk på Stillas B",
        "severity": {"stones": 2, "word": "Alvorlig"},
        "state": {"disc": 3, "word": "Tiltak pågår"},
        "facts": [("Sted", "Stillas B"), ("Frist", "24. november 2026")],
        "sections": [{"kind": "text", "heading": "Hva har skjedd?", "text": "Det ga etter."}],
    }


def words_of(content: bytes) -> str:
    """All the text of a PDF, with its lines run together."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return " ".join(" ".join(pages).split())


def pages_of(content: bytes) -> int:
    return len(PdfReader(io.BytesIO(content)).pages)


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """The first page as a picture, DOTS_PER_MM sharp: what the eye would see."""

    def taken(template: str, data: Sheet) -> Image.Image:
        room = Path(tempfile.mkdtemp(dir=tmp_path))
        sheet = press._lay_out(room, template, press.NO_PICTURES)
        press._set(sheet, letters.as_written(data), letters.FONTS, press.USUAL)
        compiler = typst.Compiler(
            input=str(sheet),
            root=str(room),
            font_paths=[str(letters.FONTS)],
            ignore_system_fonts=True,
        )
        made = compiler.compile(format="png", ppi=DOTS_PER_MM * 25.4)
        first = made if isinstance(made, bytes) else (made or [b""])[0]
        return Image.open(io.BytesIO(first)).convert("L")

    return taken
