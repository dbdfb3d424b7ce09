"""The printed poster: its words, its code, and that it comes out."""

import io
import re
from collections.abc import Callable

from django.test import Client
from pypdf import PdfReader

from varde.people.models import Member
from varde.posters import sheets, verbs
from varde.posters.models import Poster
from varde.testing.cast import Cast

ADDRESS = "https://hms.fjordbygg.example/m/K7TM4QXP/"


def test_it_speaks_first_the_first_language_and_a_line_of_each_other(poster: Poster) -> None:
    sheet = sheets.sheet(poster, address=ADDRESS)
    assert sheet["lang"] == sheet["lead"]["lang"] == "nb"
    assert [line["lang"] for line in sheet["others"]] == ["pl", "en"]
    assert "See something? Say so." in [line["first"] for line in sheet["others"]]


def test_it_says_whose_and_where_and_whom_to_call(poster: Poster) -> None:
    sheet = sheets.sheet(poster, address=ADDRESS)
    assert sheet["undertaking"] == "Fjordbygg AS"
    assert sheet["place"] == "Stillas B, Havnekvartalet"
    assert [call["number"] for call in sheet["numbers"]] == ["110", "112", "113"]


def test_the_address_can_be_typed_by_hand() -> None:
    assert sheets.typed(ADDRESS) == "hms.fjordbygg.example/m/K7TM4QXP"


def test_it_is_one_page_to_print(
    cast: Cast, poster: Poster, client: Client, enter: Callable[[Member], None]
) -> None:
    enter(cast.ola)
    answer = client.get(f"/fjordbygg-as/plakater/{poster.pk}/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    assert len(pages) == 1
    assert poster.code in re.sub(r"\s", "", pages[0].extract_text())


def test_all_four_languages_still_fit_on_one_page(
    cast: Cast, client: Client, enter: Callable[[Member], None]
) -> None:
    crowded = verbs.hang_up(
        unit=cast.quay,
        workplace=cast.scaffold,
        thing="The large circular saw by the western entrance to the basement of building two",
        languages=["pl", "nb", "nn", "en"],
        by=cast.as_(cast.kari),
    )
    enter(cast.ola)
    answer = client.get(f"/fjordbygg-as/plakater/{crowded.pk}/pdf/")
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1
