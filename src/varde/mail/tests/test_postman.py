"""From the box to a real mail server: nothing lost, nothing twice without need."""

import datetime

import pytest
from pytest_django.fixtures import Settings

from varde.mail import postman, verbs
from varde.mail.composing import Line, Words
from varde.mail.models import Letter, State
from varde.mail.tests.conftest import Server

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 8, 0, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
WORDS = Words(
    subject="Sak 2026-14 er mottatt",
    lead="Kari har lest det.",
    lines=(Line("Frist i morgen", "https://varde.example/x/", "2026-14"),),
    button="Åpne saken",
    address="https://varde.example/fjordbygg-as/avvik/1/",
    foot="Du får dette fordi du har meldt saken.",
    stop="Slutt med slike brev",
    stop_address="https://varde.example/brev/stopp/abc/",
)


def put(to: str = "ola@example.org") -> Letter:
    return verbs.put(WORDS, to=to, now=NOW, about="x:1", stop_address=WORDS.stop_address)


def test_a_letter_arrives_with_the_same_words_in_both_forms(server: Server) -> None:
    letter = put()
    assert postman.deliver(NOW) == 1
    (got,) = server.got
    assert got["To"] == "ola@example.org"
    assert got["Message-ID"] == f"<{letter.pk.hex}@example.org>"
    assert got["List-Unsubscribe"] == "<https://varde.example/brev/stopp/abc/>"
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert got["Auto-Submitted"] == "auto-generated"
    plain, page = (part.get_payload(decode=True).decode() for part in got.get_payload())  # type: ignore[union-attr]
    for words in ("Kari har lest det.", "Frist i morgen", "Åpne saken", "Slutt med slike brev"):
        assert words in plain
        assert words in page
    letter.refresh_from_db()
    assert (letter.state, letter.sent_at) == (State.SENT, NOW)
    assert not letter.text + letter.html, "no code or link is kept longer than needed"
    assert postman.deliver(NOW) == 0


def test_what_people_wrote_is_text_in_the_page_and_one_line_in_the_subject(server: Server) -> None:
    words = Words(subject="a\r\nBcc: all@example.org", lead="<script>alert(1)</script>")
    verbs.put(words, to="ola@example.org", now=NOW)
    assert postman.deliver(NOW) == 1
    (got,) = server.got
    assert got["Bcc"] is None
    assert "&lt;script&gt;" in got.get_payload()[1].get_payload(decode=True).decode()  # type: ignore[index,union-attr]


def test_a_server_that_is_down_loses_nothing(server: Server, settings: Settings) -> None:
    letter = put()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert postman.deliver(NOW) == 0
    letter.refresh_from_db()
    assert letter.state == State.WAITING
    assert letter.fault
    settings.EMAIL_PORT = port
    assert postman.deliver(NOW) == 0, "it is not asked again at once"
    assert postman.deliver(NOW + MINUTE) == 1


def test_it_is_asked_ever_more_seldom_and_given_up_after_three_days(
    server: Server, settings: Settings
) -> None:
    letter, now, waits = put(), NOW, list[datetime.timedelta]()
    settings.EMAIL_PORT = 1
    while letter.state == State.WAITING:
        postman.deliver(now)
        letter.refresh_from_db()
        waits.append(letter.next_try_at - now)
        now = letter.next_try_at
    assert waits[:3] == [MINUTE / 2, MINUTE, MINUTE * 2]
    assert max(waits) == datetime.timedelta(hours=1)
    assert now - NOW > datetime.timedelta(days=3)
    assert letter.state == State.GIVEN_UP


def test_a_slow_server_is_not_waited_for(server: Server) -> None:
    letter, server.seconds = put(), 2
    postman.deliver(NOW)
    letter.refresh_from_db()
    assert letter.state == State.WAITING
    assert "timed out" in letter.fault


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("550 nobody here", State.REFUSED),
        ("552 full for good", State.GIVEN_UP),
        ("451 later", State.WAITING),
    ],
)
def test_the_answer_about_an_address_decides(server: Server, answer: str, state: str) -> None:
    wrong, right = put("nobody@example.org"), put("ola@example.org")
    server.answers["nobody"] = answer
    assert postman.deliver(NOW) == 1
    wrong.refresh_from_db()
    right.refresh_from_db()
    assert (wrong.state, right.state) == (state, State.SENT)
    assert answer in wrong.fault


def test_a_letter_in_somebodys_hand_is_left_alone_until_they_are_gone(server: Server) -> None:
    letter = put()
    taken = postman._take(NOW)
    assert taken == [letter]
    assert postman.deliver(NOW + MINUTE) == 0
    assert postman.deliver(NOW + 11 * MINUTE) == 1


def test_what_another_has_taken_up_meanwhile_is_theirs(server: Server) -> None:
    letter = put()
    (mine,) = postman._take(NOW)
    (theirs,) = postman._take(NOW + 11 * MINUTE)
    assert not postman._holds(mine, NOW + 12 * MINUTE)
    assert postman._holds(theirs, NOW + 12 * MINUTE)
    letter.refresh_from_db()
    assert letter.held_until == NOW + 22 * MINUTE


def test_the_double_after_a_crash_has_the_same_identity(server: Server) -> None:
    letter = put()
    postman.deliver(NOW)
    # As if the postman had died before it noted that the letter went.
    letter.state, letter.held_until = State.WAITING, NOW + 10 * MINUTE
    letter.save()
    postman.deliver(NOW + 11 * MINUTE)
    first, second = server.got
    assert first["Message-ID"] == second["Message-ID"] == f"<{letter.pk.hex}@example.org>"


def test_letters_are_thrown_away_when_their_fate_has_been_known_for_a_month(
    server: Server,
) -> None:
    put()
    postman.deliver(NOW)
    waiting = put()
    later = NOW + datetime.timedelta(days=31)
    assert verbs.sweep(later) == 1
    assert Letter.objects.get() == waiting
