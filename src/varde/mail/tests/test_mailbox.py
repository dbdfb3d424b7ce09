"""The mailbox of letters that came back: read once each, and lost by no accident."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from varde.mail import mailbox, verbs
from varde.mail.models import Letter
from varde.mail.tests.imap_double import Mailbox, Server
from varde.mail.tests.test_bounces import NOW, came, letter

pytestmark = pytest.mark.django_db
__all__ = ["letter"]


@pytest.fixture
def box(settings: Settings, letter: Letter) -> Iterator[Mailbox]:
    """One report that nobody is there, one that it takes longer, one letter from somebody."""
    kept = Mailbox(
        {
            1: came("postfix_delayed", letter),
            2: came("exchange", letter),
            3: b"Subject: Hei\r\n\r\nTakk for sist.",
        }
    )
    with Server(kept) as server:
        settings.IMAP_HOST, settings.IMAP_PORT = server.server_address[:2]
        settings.IMAP_TLS = False
        settings.IMAP_USER, settings.IMAP_PASSWORD = "bounces", "secret"
        settings.IMAP_FOLDER = "INBOX"
        yield kept
        server.shutdown()


def test_what_is_new_is_read_once(box: Mailbox, letter: Letter) -> None:
    assert mailbox.read(NOW) == 1
    assert verbs.fault_of(letter.to)
    assert box.seen == {1, 2, 3}
    box.said.clear()
    assert mailbox.read(NOW) == 0
    assert not [line for line in box.said if line.startswith("UID FETCH")]


def test_cut_off_before_it_is_marked_it_is_read_again(box: Mailbox, letter: Letter) -> None:
    box.dies_at = "UID STORE 2"
    mailbox.read(NOW)
    assert verbs.fault_of(letter.to)
    box.dies_at = ""
    assert mailbox.read(NOW) == 1
    assert box.seen == {1, 2, 3}


def test_a_wrong_password_or_no_answer_is_tried_the_next_time(
    box: Mailbox, settings: Settings, letter: Letter
) -> None:
    settings.IMAP_PASSWORD = "wrong"
    assert mailbox.read(NOW) == 0
    settings.IMAP_PORT = 1
    assert mailbox.read(NOW) == 0
    assert verbs.fault_of(letter.to) is None


def test_without_a_mailbox_nothing_is_asked(settings: Settings) -> None:
    settings.IMAP_HOST = ""
    assert mailbox.read(NOW) == 0
