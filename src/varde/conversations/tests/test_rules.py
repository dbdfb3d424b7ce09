"""The table, tried: who takes part in a conversation, and who finds what was said."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from varde.conversations import rules, verbs
from varde.conversations.models import Discussed, Message, discussed, lets_inside
from varde.conversations.tests.conftest import ask, note, reply, say
from varde.foundation.references import reference
from varde.organisation.models import Unit, UnitQuerySet
from varde.people.actors import Actor, code_holder, stranger, system
from varde.steps.step import Step
from varde.testing.cast import NOW, Cast

EVERYBODY = ["ola", "siri", "kari", "per", "hanne", "bjorn", "arne", "tomasz"]
TABLE = [
    (rules.WRITE, set(EVERYBODY), {rules.SENT, rules.WITHDRAWN}),
    (rules.ANSWER, set(EVERYBODY), {rules.SENT}),
    (rules.ASK_AGAIN, set(EVERYBODY), {rules.SENT}),
    (rules.WITHDRAW, {"kari"}, {rules.SENT}),
]


@pytest.mark.parametrize(("step", "who", "states"), TABLE, ids=[row[0].verb for row in TABLE])
def test_who_may_do_it_and_from_where(
    cast: Cast, subject: Discussed, step: Step, who: set[str], states: set[str]
) -> None:
    message = say(subject, cast, cast.kari, "Hei")
    for state in (rules.SENT, rules.WITHDRAWN):
        message.state = state
        able = {n for n in EVERYBODY if step.open_to(cast.as_(getattr(cast, n)), message)}
        assert able == (who if state in states else set()), state


def test_the_table_has_every_step() -> None:
    assert [row[0] for row in TABLE] == rules.STEPS


def test_only_the_code_to_this_row_lets_one_take_part(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    message = say(subject, cast, cast.kari, "Hei")
    others = [
        stranger(cast.company, now=NOW),
        code_holder(cast.company, row=reference(cast.store), now=NOW),
    ]
    assert rules.WRITE.open_to(holder, message)
    assert not rules.WITHDRAW.open_to(holder, message)
    assert not [one for one in others if rules.WRITE.open_to(one, message)]


def test_varde_itself_may_say_something_under_its_own_name(cast: Cast, subject: Discussed) -> None:
    job = system(cast.company, job="reminders", now=NOW)
    message = verbs.write(subject, text="Fristen er i morgen.", by=job, role="system")
    assert (message.author, message.author_kind) == (None, "system")


def test_notes_are_for_those_who_oversee_or_handle(cast: Cast, subject: Discussed) -> None:
    inside = {n for n in EVERYBODY if lets_inside(subject, cast.as_(getattr(cast, n)))}
    assert inside == {"siri", "kari", "hanne", "bjorn", "arne"}


def test_a_kind_of_row_is_talked_about_when_it_says_who_is_inside(subject: Discussed) -> None:
    assert Unit in discussed()


def test_with_the_row_the_whole_conversation_is_hidden(
    cast: Cast, subject: Discussed, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(subject, cast, cast.kari, "Hei")
    viewer = cast.as_(cast.kari)
    assert Message.objects.visible_to(viewer).exists()
    monkeypatch.setattr(UnitQuerySet, "visible_to", lambda rows, viewer: rows.none())
    assert not Message.objects.visible_to(viewer).exists()


def test_what_was_taken_back_is_found_only_by_those_inside(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    message = reply(subject, holder, "Feil")
    verbs.withdraw(message, by=holder)
    assert not Message.objects.visible_to(holder).exists()
    assert not Message.objects.visible_to(cast.as_(cast.tomasz)).exists()
    assert Message.objects.visible_to(cast.as_(cast.kari)).get() == message


def test_a_question_taken_back_waits_no_more(cast: Cast, subject: Discussed) -> None:
    question = ask(subject, cast, cast.kari, "Hvor?")
    assert Message.objects.unanswered().exists()
    verbs.withdraw(question, by=cast.as_(cast.kari))
    assert not Message.objects.unanswered().exists()


def test_each_row_has_its_own_conversation(cast: Cast, subject: Discussed) -> None:
    say(subject, cast, cast.kari, "Her")
    message = Message.objects.of(subject).get()
    assert message.subject == reference(cast.quay)
    assert not Message.objects.of(cast.store).exists()


def test_what_was_said_first_stands_first(cast: Cast, subject: Discussed) -> None:
    later = NOW + datetime.timedelta(minutes=5)
    by = cast.as_(cast.kari, now=later)
    verbs.write(subject, text="Så", by=by, role="leader")
    note(subject, cast, cast.siri, "Først")
    assert [one.text for one in Message.objects.in_order()] == ["Først", "Så"]


def test_the_database_keeps_no_empty_message(cast: Cast, subject: Discussed) -> None:
    message = say(subject, cast, cast.kari, "Hei")
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(text="")
