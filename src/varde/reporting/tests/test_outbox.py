"""What a telephone kept without network comes in once, with a receipt for each part of it."""

import datetime
import errno
import hashlib
import uuid
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door
from varde.files import storage
from varde.files.models import Attachment
from varde.files.tests import making
from varde.files.tests.conftest import upload
from varde.people.models import Member
from varde.reporting.tests.traces import everything, left_behind
from varde.testing.cast import NOW, Cast

HERE = "/fjordbygg-as/meld/utboks/"
NAME = str(uuid.UUID(int=7))


def send(door: Door, member: Member, accept: Any = "*/*", **typed: Any) -> Any:
    """As the telephone does: ask for fresh proofs, then send."""
    door.enter(member)
    opened = door.client.get(HERE).json()
    told = {"id": NAME, "shown_at": int(NOW.timestamp()), "token": opened["token"], **typed}
    return door.client.post(HERE, told, headers={"Accept": accept})


def send_photo(door: Door, content: bytes, accept: Any = "*/*", **typed: Any) -> Any:
    told = {"id": NAME, "key": str(uuid.UUID(int=1)), "photo": upload("a.jpg", content), **typed}
    return door.client.post(f"{HERE}bilde/", told, headers={"Accept": accept})


def test_the_receipt_has_the_number_and_the_way_to_the_answer(door: Door, cast: Cast) -> None:
    receipt = send(door, cast.ola, text="The rail is gone.").json()
    case = Deviation.objects.get()
    assert (case.reporter, case.text) == (cast.ola, "The rail is gone.")
    assert receipt["number"] == case.number
    assert receipt["url"].startswith(f"/fjordbygg-as/meld/{case.pk}/")
    assert receipt["code"] == ""


def test_sent_again_by_the_same_name_it_is_one_case(door: Door, cast: Cast) -> None:
    numbers = {send(door, cast.ola, text="The rail is gone.").json()["number"] for _ in range(3)}
    assert len(numbers) == 1
    assert Deviation.objects.count() == 1


def test_the_same_words_by_another_name_are_another_case(door: Door, cast: Cast) -> None:
    send(door, cast.ola, text="The rail is gone.")
    send(door, cast.ola, text="The rail is gone.", id=str(uuid.UUID(int=8)))
    assert Deviation.objects.count() == 2


def test_somebody_else_who_knows_the_name_gets_a_case_of_their_own(door: Door, cast: Cast) -> None:
    send(door, cast.ola, text="The rail is gone.")
    send(door, cast.siri, text="Whose is it?")
    assert Deviation.objects.get(reporter=cast.siri).text == "Whose is it?"
    assert send_photo(door, making.jpeg()).status_code == 200
    assert Attachment.objects.get().subject_key == Deviation.objects.get(reporter=cast.siri).pk


def test_each_picture_is_answered_by_the_digest_of_what_arrived(door: Door, cast: Cast) -> None:
    send(door, cast.ola, text="The rail is gone.")
    content = making.jpeg()
    assert send_photo(door, content).json() == {"digest": hashlib.sha256(content).hexdigest()}
    assert Attachment.objects.get().added_by == cast.ola


def test_the_same_picture_again_is_one_picture(door: Door, cast: Cast) -> None:
    send(door, cast.ola, text="The rail is gone.")
    answers = [send_photo(door, making.jpeg()).status_code for _ in range(3)]
    assert answers == [200] * 3
    assert Attachment.objects.count() == 1


def test_a_picture_that_cannot_be_kept_is_refused_in_words(door: Door, cast: Cast) -> None:
    send(door, cast.ola, text="The rail is gone.")
    answer = send_photo(door, b"<svg/>")
    assert answer.status_code == 422
    assert "not a picture" in answer.json()["why"]


def test_a_picture_of_a_report_nobody_sent_is_not_taken(door: Door, cast: Cast) -> None:
    door.enter(cast.ola)
    assert send_photo(door, making.jpeg()).status_code == 404
    assert not Attachment.objects.exists()


def test_a_picture_alone_comes_with_the_report(door: Door, cast: Cast) -> None:
    send(door, cast.ola, photos=[upload("a.jpg", making.jpeg())])
    assert Attachment.objects.count() == 1


def test_nothing_said_is_refused_in_words(door: Door, cast: Cast) -> None:
    answer = send(door, cast.ola, text=" ")
    assert answer.status_code == 422
    assert "Write what is wrong" in answer.json()["why"]
    assert not Deviation.objects.exists()


def test_without_a_name_only_the_code_opens_it(
    door: Door, cast: Cast, contents: Path, caplog: pytest.LogCaptureFixture
) -> None:
    door.enter(cast.ola)
    door.client.get(HERE)
    before = everything(contents)
    receipt = send(door, cast.ola, text="The rail is gone.", without_name="on").json()
    send_photo(door, making.jpeg(), without_name="on")
    left = left_behind(before, everything(contents))
    assert not [one for one in (str(cast.ola.pk), NAME, "'Ola'") if one in left]
    assert Deviation.objects.get().reporter is None
    assert Attachment.objects.get().added_by is None
    assert receipt["url"].startswith(f"/svar/{receipt['code']}/")
    assert "The rail is gone" in Client().get(receipt["url"]).content.decode()


def test_what_was_written_yesterday_was_discovered_yesterday(door: Door, cast: Cast) -> None:
    yesterday = NOW - datetime.timedelta(days=1)
    typed = {"shown_at": int(yesterday.timestamp()), "text": "The rail is gone."}
    guess = yesterday.astimezone(datetime.timezone(datetime.timedelta(hours=1)))
    moments = dict.fromkeys(("happened_at", "discovered_at"), f"{guess:%Y-%m-%dT%H:%M}")
    assert send(door, cast.ola, **typed, **moments).status_code == 200
    case = Deviation.objects.get()
    assert (case.happened_at, case.discovered_at, case.reported_at) == (None, yesterday, NOW)


def test_a_clock_some_minutes_fast_hinders_nobody(door: Door, cast: Cast) -> None:
    answer = send(door, cast.ola, text="The rail is gone.", discovered_at="2026-11-23T09:20")
    assert answer.status_code == 200
    assert Deviation.objects.get().discovered_at == NOW


def test_a_page_kept_for_a_month_still_sends(door: Door, cast: Cast) -> None:
    with time_machine.travel(NOW + datetime.timedelta(days=30), tick=False):
        assert send(door, cast.ola, text="The rail is gone.").status_code == 200


def test_the_mark_of_the_owner_differs_and_names_nobody(door: Door, cast: Cast) -> None:
    marks = []
    for member in (cast.ola, cast.siri, cast.ola):
        door.enter(member)
        marks.append(door.client.get(HERE).json()["owner"])
    assert marks[0] == marks[2] != marks[1]
    assert str(cast.ola.pk) not in marks[0]


def test_a_forged_report_is_refused(cast: Cast, monday: None) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert cast.ola.user
    browser.force_login(cast.ola.user)
    opened = browser.get(HERE).json()
    told = {"id": NAME, "shown_at": 0, "token": opened["token"], "text": "The rail is gone."}
    assert browser.post(HERE, told).status_code == 403
    assert browser.post(HERE, told, headers={"X-CSRFToken": opened["csrf"]}).status_code == 200


@pytest.mark.parametrize("bad", [{"id": "x"}, {"shown_at": "-5"}, {"token": "x"}, {"id": ""}])
def test_what_no_telephone_sends_is_refused(door: Door, cast: Cast, bad: dict[str, str]) -> None:
    assert send(door, cast.ola, text="The rail is gone.", **bad).status_code == 422
    assert not Deviation.objects.exists()


@pytest.mark.parametrize("page", ["/fjordbygg-as/meld/", "/fjordbygg-as/meld/mine/"])
def test_the_page_may_be_kept_for_its_owner_alone(door: Door, cast: Cast, page: str) -> None:
    door.enter(cast.ola)
    owner = door.client.get(HERE).json()["owner"]
    assert door.client.get(page)["Varde-Keep"] == owner
    session = door.client.session
    session["shared_tablet"] = True
    session.save()
    shared = door.client.get(page)
    assert shared["Varde-Keep"] == "nobody"
    for element in (b"report-outbox", b"keep-report", b"works-offline"):
        assert element not in shared.content


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(content: bytes) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage, "keep", full)


def test_without_room_a_picture_stays_on_the_telephone(
    door: Door, cast: Cast, no_room: None
) -> None:
    send(door, cast.ola, text="The rail is gone.")
    answer = send_photo(door, making.jpeg(), accept="application/json")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "Try again" in answer.json()["why"]


def test_without_room_a_picture_alone_stays_there_too_and_words_come_in(
    door: Door, cast: Cast, no_room: None
) -> None:
    photo = making.jpeg()
    alone = send(door, cast.ola, photos=[upload("a.jpg", photo)], accept="application/json")
    assert alone.status_code == 503
    assert not Deviation.objects.exists()
    both = send(door, cast.ola, text="The rail is gone.", photos=[upload("a.jpg", photo)])
    assert both.status_code == 200
    assert "Try again" in both.json()["lost"][0]
