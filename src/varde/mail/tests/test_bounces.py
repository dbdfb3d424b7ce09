"""Letters that come back, from Postfix, Exchange and Gmail: which say that nobody is there."""

import datetime
import io
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from varde.mail import bounces, postman, verbs
from varde.mail.composing import Words
from varde.mail.models import Letter, State
from varde.mail.tests.conftest import Server

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 8, 0, tzinfo=datetime.UTC)
FORMS = Path(__file__).parent / "bounces"


@pytest.fixture
def letter() -> Letter:
    words = Words(subject="Sak 2026-14 er mottatt", lead="Kari har lest det.")
    sent = verbs.put(words, to="ola@fjordbygg.example", now=NOW)
    Letter.objects.filter(pk=sent.pk).update(state=State.SENT, sent_at=NOW)
    return sent


def came(form: str, letter: Letter) -> bytes:
    return (FORMS / f"{form}.eml").read_bytes().replace(b"KEY", letter.pk.hex.encode())


@pytest.mark.parametrize("form", ["postfix", "exchange", "gmail"])
def test_that_nobody_has_the_address_marks_it(letter: Letter, form: str) -> None:
    assert bounces.take(came(form, letter), NOW) == "hard"
    letter.refresh_from_db()
    failing = verbs.fault_of("Ola@Fjordbygg.example")
    assert letter.state == State.REFUSED
    assert failing
    assert "550" in failing.fault
    assert bounces.take(came(form, letter), NOW) == "hard", "twice is once"


@pytest.mark.parametrize("form", ["postfix_delayed", "exchange_full", "gmail_blocked"])
def test_what_may_pass_marks_nothing(letter: Letter, form: str) -> None:
    assert bounces.take(came(form, letter), NOW) == "soft"
    letter.refresh_from_db()
    assert letter.state == State.SENT
    assert verbs.fault_of(letter.to) is None


def test_the_return_path_alone_is_enough(letter: Letter) -> None:
    content = came("postfix", letter)
    headers, _mark, _rest = content.partition(b"Content-Description: Undelivered Message Headers")
    stripped = headers.replace(f"X-Postfix-Sender: rfc822; bounces+{letter.pk.hex}".encode(), b"X-")
    assert bounces.take(stripped, NOW) == "hard"


def test_nobody_has_anothers_address_marked_without_knowing_the_letter(letter: Letter) -> None:
    forged = (FORMS / "postfix.eml").read_bytes().replace(b"KEY", b"0" * 32)
    assert bounces.take(forged, NOW) == "unknown"
    assert verbs.fault_of(letter.to) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"Subject: Out of office\r\nIn-Reply-To: <KEY@example.org>\r\n\r\nBack on Monday.",
        b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: message/delivery-status\r\n\r\nStatus: 5.1.1\r\n--x--",
    ],
)
def test_what_is_no_report_changes_nothing(letter: Letter, content: bytes) -> None:
    content = content.replace(b"KEY", letter.pk.hex.encode())
    assert bounces.take(content, NOW) == "unknown"
    assert verbs.fault_of(letter.to) is None


def test_an_address_that_is_mended_gets_letters_again(letter: Letter) -> None:
    bounces.take(came("gmail", letter), NOW)
    verbs.mend("OLA@fjordbygg.example")
    assert verbs.fault_of(letter.to) is None


def test_a_pipe_hands_it_over(
    letter: Letter, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(came("postfix", letter)))
    monkeypatch.setattr(sys, "stdin", piped)
    call_command("take_bounce")
    assert "Nobody has the address" in capsys.readouterr().out
    assert verbs.fault_of(letter.to)


def test_letters_go_out_with_a_return_path_of_their_own(
    server: Server, settings: Settings, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAIL_BOUNCES = "bounces@example.org"
    paths: list[str] = []

    async def handle_MAIL(_s: Any, _x: Any, envelope: Any, address: str, _o: list[str]) -> str:
        envelope.mail_from = address
        paths.append(address)
        return "250 OK"

    server.handle_MAIL = handle_MAIL  # type: ignore[attr-defined]
    Letter.objects.update(state=State.WAITING)
    assert postman.deliver(NOW) == 1
    assert paths == [f"bounces+{letter.pk.hex}@example.org"]
    assert server.got[0]["From"] == "Varde <varde@example.org>"
