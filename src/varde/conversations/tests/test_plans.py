"""The few messages that wait are found by an index, however many have been answered."""

import pytest
from django.db import connection

from varde.conversations.models import Discussed, Message
from varde.conversations.tests.conftest import ask, reply
from varde.people.actors import Actor
from varde.testing.cast import Cast


@pytest.mark.django_db
@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL reads small tables from end to end"
)
def test_what_waits_is_found_by_its_own_index(cast: Cast) -> None:
    about = Message.objects.filter(company=cast.company, subject_model="deviations.deviation")
    assert "message_that_waits (company_id=? AND subject_model=? AND" in (
        about.unanswered().explain()
    )


@pytest.mark.django_db
def test_a_question_waits_until_it_is_answered(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    question = ask(subject, cast, cast.kari, "Hvor er det?")
    assert list(Message.objects.unanswered()) == [question]
    reply(subject, holder, "Ved kran 2")
    assert question not in Message.objects.unanswered()
