import dataclasses
import datetime

import pytest
from django.test import Client

from varde.conversations import rules, verbs
from varde.conversations.models import TIME_TO_WITHDRAW, Discussed, Message
from varde.conversations.tests.conftest import ask, note, reply, say
from varde.conversations.threads import thread
from varde.foundation.refusals import Forbidden, Refused
from varde.people.actors import Actor
from varde.people.models import Member
from varde.testing.cast import NOW, Cast


def test_what_was_just_written_is_taken_back(cast: Cast, subject: Discussed) -> None:
    message = say(subject, cast, cast.kari, "Feil sak")
    verbs.withdraw(message, by=cast.as_(cast.kari))
    assert message.state == rules.WITHDRAWN
    shown = thread(subject, cast.as_(cast.hanne))
    assert [(one.text, one.is_withdrawn) for one in shown] == [("", True)]


def test_not_after_a_quarter_of_an_hour(cast: Cast, subject: Discussed) -> None:
    message = say(subject, cast, cast.kari, "Hei")
    too_late = NOW + TIME_TO_WITHDRAW + datetime.timedelta(seconds=1)
    with pytest.raises(Refused, match="too late"):
        verbs.withdraw(message, by=cast.as_(cast.kari, now=too_late))
    just_in_time = NOW + TIME_TO_WITHDRAW
    verbs.withdraw(message, by=cast.as_(cast.kari, now=just_in_time))


def test_nobody_takes_back_what_others_said(cast: Cast, subject: Discussed, holder: Actor) -> None:
    message = say(subject, cast, cast.kari, "Hei")
    for actor in (cast.as_(cast.hanne), cast.as_(cast.mona), holder):
        with pytest.raises(Forbidden):
            verbs.withdraw(message, by=actor)


def test_the_holder_of_the_code_takes_back_their_own(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    message = reply(subject, holder, "Feil")
    with pytest.raises(Forbidden):
        verbs.withdraw(message, by=dataclasses.replace(holder, holds_code_to="x"))
    verbs.withdraw(message, by=holder)
    assert message.state == rules.WITHDRAWN


def test_the_question_waits_again_when_its_answer_is_taken_back(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    question = ask(subject, cast, cast.kari, "Hvor?")
    answer = reply(subject, holder, "Her")
    assert not Message.objects.unanswered().exists()
    verbs.withdraw(answer, by=holder)
    assert Message.objects.unanswered().get() == question


def post(client: Client, member: Member, message: Message) -> int:
    assert member.user
    client.force_login(member.user)
    slug = member.company.slug
    return client.post(f"/{slug}/samtale/{message.pk}/trekk/").status_code


@pytest.fixture
def fresh(cast: Cast, subject: Discussed) -> Message:
    """Written now, by the clock of the pages."""
    now = datetime.datetime.now(tz=datetime.UTC)
    return verbs.write(subject, text="Hei", by=cast.as_(cast.kari, now=now), role="leader")


def test_the_button_takes_it_back_and_goes_to_what_it_was_about(
    cast: Cast, fresh: Message, client: Client
) -> None:
    assert post(client, cast.kari, fresh) == 302
    fresh.refresh_from_db()
    assert fresh.state == rules.WITHDRAWN


def test_a_stranger_to_the_undertaking_gets_404(cast: Cast, fresh: Message, client: Client) -> None:
    assert post(client, cast.mona, fresh) == 404


def test_a_colleague_gets_a_polite_no(cast: Cast, fresh: Message, client: Client) -> None:
    assert post(client, cast.hanne, fresh) == 403
    fresh.refresh_from_db()
    assert fresh.state == rules.SENT


def test_a_note_cannot_even_be_found_by_those_outside(
    cast: Cast, subject: Discussed, client: Client
) -> None:
    assert post(client, cast.per, note(subject, cast, cast.kari, "Internt")) == 404
