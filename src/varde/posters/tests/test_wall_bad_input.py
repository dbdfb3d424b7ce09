"""What people and robots send: each gets a clear answer, and nothing that was typed is lost."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from varde.deviations.models import Deviation
from varde.files.limits import USUAL
from varde.files.models import Attachment
from varde.files.tests import making
from varde.posters.tests.conftest import Sends, photo, token_on

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BROKEN_HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 400
BAD = {
    "an SVG": photo(SVG, "tegning.svg", "image/svg+xml"),
    "an SVG that calls itself a photo": photo(SVG, "bilde.jpg"),
    "a web page": photo(b"<html><body>Hei</body></html>", "bilde.png", "image/png"),
    "a broken HEIC": photo(BROKEN_HEIC, "IMG_1.heic", "image/heic"),
    "half a photo": photo(making.jpeg()[:900], "halvt.jpg"),
    "an empty file": photo(b"", "tom.jpg"),
}
NAMES = {name: str(file.name) for name, file in BAD.items()}
bad_files = pytest.mark.parametrize("name", BAD)


def _bad(name: str) -> object:
    BAD[name].seek(0)
    return BAD[name]


def test_an_empty_report_is_sent_back_with_what_to_do(send: Sends) -> None:
    answer = send(spot="Stairs 2", is_dangerous_now="yes")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write what is wrong, or take a picture." in page
    assert 'href="#id_text"' in page
    assert 'value="Stairs 2"' in page
    assert not Deviation.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\x00"])
def test_nothing_but_air_is_empty(send: Sends, text: str) -> None:
    assert send(text=text).status_code == 422


def test_ten_thousand_letters_go_through(send: Sends) -> None:
    assert send(text="a" * 10_000).status_code == 302


def test_one_more_is_sent_back_whole(send: Sends) -> None:
    answer = send(text="a" * 10_001)
    assert answer.status_code == 422
    assert "Shorten this to 10000 characters. Now it is 10001." in answer.content.decode()
    assert "a" * 10_001 in answer.content.decode()


def test_the_browser_cuts_nothing_off(client: Client, address: str) -> None:
    assert "maxlength" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "Rekkverket er borte 😱🪜 👷🏽‍♀️",
        "السقالة غير آمنة",
        "הפיגום לא בטוח",
        "\u202eesrever ni\u202c",
        "Rusztowanie jest uszkodzone – źdźbło",
        "<script>alert('hei')</script> & \"sitat\"",
        "{{ 7 * 7 }} %s %(x)s",
        "脚手架坏了",
    ],
)
def test_every_kind_of_writing_is_kept_as_it_is(client: Client, send: Sends, text: str) -> None:
    where = send(text=text)["Location"]
    assert Deviation.objects.get().text == text
    page = client.get(where).content.decode()
    assert "<script>alert" not in page
    assert 'dir="auto"' in page


def test_an_invisible_nothing_is_taken_away_and_the_words_stay(send: Sends) -> None:
    assert send(text="The rail\x00 is gone.", spot="Stairs\x00 2").status_code == 302
    case = Deviation.objects.get()
    assert (case.text, case.spot) == ("The rail is gone.", "Stairs 2")


def test_a_time_to_come_is_sent_back(send: Sends) -> None:
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    answer = send(text="Oil", happened_at=tomorrow.strftime("%Y-%m-%dT%H:%M"))
    assert answer.status_code == 422
    assert "That time has not come yet." in answer.content.decode()
    assert '<details class="ds-details" open>' in answer.content.decode()


def test_a_time_that_does_not_exist_is_sent_back(send: Sends) -> None:
    answer = send(text="Oil", happened_at="32.13.2026")
    assert answer.status_code == 422
    assert "That time does not exist." in answer.content.decode()
    assert 'value="32.13.2026"' in answer.content.decode()


def test_found_before_it_happened_is_sent_back(send: Sends) -> None:
    answer = send(text="Oil", happened_at="2026-11-02T08:00", discovered_at="2026-11-01T08:00")
    assert answer.status_code == 422
    assert "before it happened" in answer.content.decode()


def test_a_form_left_open_for_a_week_comes_back_to_be_sent_once_more(
    client: Client, address: str
) -> None:
    token = token_on(client.get(address))
    with time_machine.travel(timezone.now() + datetime.timedelta(days=8)):
        late = client.post(address, {"token": token, "text": "The rail is gone."})
        assert late.status_code == 422
        assert "The rail is gone." in late.content.decode()
        again = client.post(address, {"token": token_on(late), "text": "The rail is gone."})
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "nonsense"), ("is_dangerous_now", "maybe"), ("place", "a:b:c")]
)
def test_a_choice_that_was_never_offered_is_sent_back(send: Sends, field: str, value: str) -> None:
    assert send(text="Oil", **{field: value}).status_code == 422
    assert not Deviation.objects.exists()


@bad_files
def test_a_bad_picture_never_stops_the_words(client: Client, send: Sends, name: str) -> None:
    answer = send(text="The rail is gone.", photos=[_bad(name)])
    assert answer.status_code == 302
    assert Deviation.objects.get().text == "The rail is gone."
    assert not Attachment.objects.exists()
    page = client.get(answer["Location"]).content.decode()
    assert "could not be kept" in page
    assert NAMES[name] in page


@bad_files
def test_a_bad_picture_never_stops_a_good_one(client: Client, send: Sends, name: str) -> None:
    answer = send(photos=[_bad(name), photo(making.jpeg(), "god.jpg")])
    assert answer.status_code == 302
    assert Attachment.objects.count() == 1
    assert NAMES[name] in client.get(answer["Location"]).content.decode()


@bad_files
def test_with_neither_words_nor_a_good_picture_it_is_sent_back(send: Sends, name: str) -> None:
    answer = send(photos=[_bad(name)], spot="Stairs 2")
    assert answer.status_code == 422
    assert NAMES[name] in answer.content.decode()
    assert 'value="Stairs 2"' in answer.content.decode()
    assert not Deviation.objects.exists()


def test_fifty_megabytes_are_too_much_and_the_words_go_through(client: Client, send: Sends) -> None:
    large = photo(making.jpeg() + b"\x00" * (50 * 1024 * 1024), "stort.jpg")
    answer = send(text="The rail is gone.", photos=[large])
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert f"stort.jpg</bdi>: The file is over {USUAL.bytes >> 20} MB." in page


def test_more_at_once_than_we_take_is_answered_before_it_is_read(
    send: Sends, settings: Settings
) -> None:
    settings.VARDE_LARGEST_REQUEST = 1024 * 1024
    answer = send(text="The rail is gone.", photos=[photo(b"\x00" * 2 * 1024 * 1024)])
    assert answer.status_code == 413
    assert "more than 1 MB at once" in answer.content.decode()
    assert not Deviation.objects.exists()


def test_the_eleventh_picture_waits_for_next_time(client: Client, send: Sends) -> None:
    paper = making.written(making.paper())
    many = [photo(paper, f"{n}.pdf", "application/pdf") for n in range(11)]
    answer = send(attachments=many)
    assert answer.status_code == 302
    assert Attachment.objects.count() == 10
    assert "Ten is the most at once." in client.get(answer["Location"]).content.decode()


def test_a_good_picture_stays_with_a_form_that_comes_back(
    client: Client, address: str, send: Sends
) -> None:
    first = send(text="a" * 10_001, photos=[photo(making.jpeg())])
    page = first.content.decode()
    assert first.status_code == 422
    assert "Already with you:" in page
    assert "Choose the picture" not in page
    note = page.split('name="photos-kept" value="')[1].split('"')[0]
    again = client.post(address, {"token": token_on(first), "text": "Shorter", "photos-kept": note})
    assert again.status_code == 302
    assert Attachment.objects.count() == 1
