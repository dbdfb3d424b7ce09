import dataclasses
import datetime
from typing import cast as as_type

import pytest
from django.db import IntegrityError, transaction

from varde.audit.models import Event
from varde.conversations import verbs
from varde.conversations.models import LONGEST, Discussed, Message
from varde.conversations.tests.conftest import ask, note, reply, say
from varde.foundation.references import reference
from varde.foundation.refusals import Busy, Forbidden, Refused
from varde.people.actors import Actor, code_holder, stranger
from varde.steps.roles import LEADER, REPORTER, SAFETY_REPRESENTATIVE
from varde.testing.cast import NOW, Cast


def test_the_leader_and_the_unnamed_reporter_talk(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    say(subject, cast, cast.kari, "Hvor er det?")
    answer = reply(subject, holder, "Ved kran 2")
    assert list(Message.objects.of(subject).in_order().values_list("text", flat=True)) == [
        "Hvor er det?",
        "Ved kran 2",
    ]
    assert (answer.author, answer.author_kind, answer.unit) == (None, "code", cast.quay)


def test_nothing_that_names_the_unnamed_is_kept_in_the_trail(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    message = reply(subject, holder, "Jeg heter egentlig Turid")
    event = Event.objects.get(subject=reference(message))
    assert (event.actor, event.actor_kind) == ("", "code")
    assert event.changes["text"] == "changed"
    assert "Turid" not in str(event.changes)


def test_the_code_to_one_row_does_not_open_another(cast: Cast, subject: Discussed) -> None:
    elsewhere = code_holder(cast.company, row=reference(cast.store), now=NOW)
    with pytest.raises(Forbidden):
        reply(subject, elsewhere, "Hei")


def test_a_stranger_without_a_code_cannot_write(cast: Cast, subject: Discussed) -> None:
    with pytest.raises(Forbidden):
        reply(subject, stranger(cast.company, now=NOW), "Hei")


def test_somebody_from_another_undertaking_cannot_write(cast: Cast, subject: Discussed) -> None:
    with pytest.raises(Refused, match="another undertaking"):
        say(subject, cast, cast.mona, "Hei")


@pytest.mark.parametrize("text", ["", "   \n", "\x00"])
def test_an_empty_message_is_not_sent(cast: Cast, subject: Discussed, text: str) -> None:
    with pytest.raises(Refused, match="Write something"):
        say(subject, cast, cast.kari, text)
    assert not Message.objects.exists()


def test_ten_thousand_characters_fit_and_one_more_is_told_so(
    cast: Cast, subject: Discussed
) -> None:
    assert len(say(subject, cast, cast.kari, "å" * LONGEST).text) == LONGEST
    with pytest.raises(Refused, match="10001 characters"):
        say(subject, cast, cast.kari, "å" * (LONGEST + 1))


def test_emoji_and_right_to_left_text_come_back_as_they_were(
    cast: Cast, subject: Discussed
) -> None:
    text = "🦺 السقالة غير آمنة\nlinje to"
    message = say(subject, cast, cast.kari, text.replace("\n", "\r\n"))
    message.refresh_from_db()
    assert message.text == text


def test_the_reporters_answer_answers_the_leaders_question(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    question = ask(subject, cast, cast.kari, "Så du hvem som gikk der?")
    say(subject, cast, cast.hanne, "Vi ser på det.")
    assert Message.objects.of(subject).unanswered().get() == question
    answer = reply(subject, holder, "Nei")
    question.refresh_from_db()
    assert question.answered_by == answer


def test_the_representative_gets_an_answer_from_those_who_decide_only(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    question = ask(subject, cast, cast.siri, "Er stillaset stengt?", SAFETY_REPRESENTATIVE)
    reply(subject, holder, "Det håper jeg")
    say(subject, cast, cast.ola, "Enig", role="handler_to_be")
    assert Message.objects.unanswered().get() == question
    note(subject, cast, cast.kari, "Ja, fra i dag.")
    assert not Message.objects.unanswered().exists()


def test_a_note_does_not_answer_the_reporter_who_cannot_read_it(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    verbs.write(subject, text="Når skjer det noe?", by=holder, role=REPORTER, asks=True)
    note(subject, cast, cast.kari, "Husk å svare")
    assert Message.objects.unanswered().count() == 1
    say(subject, cast, cast.kari, "På mandag.")
    assert Message.objects.unanswered().count() == 0


def test_a_question_in_another_conversation_is_left_alone(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    ask(as_type(Discussed, cast.store), cast, cast.hanne, "Hva med lageret?")
    reply(subject, holder, "Fint her")
    assert Message.objects.unanswered().count() == 1


def test_a_flood_from_one_code_is_slowed_down_and_lets_through_later(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    for number in range(verbs.MOST_AN_HOUR):
        reply(subject, holder, f"Nummer {number}")
    with pytest.raises(Busy):
        reply(subject, holder, "En til")
    say(subject, cast, cast.kari, "Vi leser.")
    later = dataclasses.replace(holder, now=NOW + datetime.timedelta(hours=1, minutes=1))
    assert reply(subject, later, "En til").state == "sent"


def test_the_database_never_takes_a_name_for_the_unnamed(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    message = reply(subject, holder, "Hei")
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(author=cast.ola)


def test_who_spoke_is_remembered_by_the_role_held_then(cast: Cast, subject: Discussed) -> None:
    assert str(say(subject, cast, cast.kari, "Hei")) == "Leader"
    assert Message.objects.get().author_role == LEADER
