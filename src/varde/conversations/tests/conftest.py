"""This room's props. The rooms above talk about cases; here a unit is what people talk about."""

from collections.abc import Iterator
from typing import cast as as_type

import pytest
from django.utils import translation

from varde.conversations import verbs
from varde.conversations.models import Discussed, Message
from varde.foundation.references import reference
from varde.organisation.models import Unit
from varde.people.actors import Actor, code_holder
from varde.people.models import Member
from varde.steps.roles import LEADER, REPORTER
from varde.testing.cast import NOW, Cast


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Tests read the words as they stand in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def subject(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Discussed:
    monkeypatch.setattr(Unit, "insiders", (), raising=False)
    monkeypatch.setattr(Unit, "get_absolute_url", lambda unit: f"/{unit.pk}/", raising=False)
    return as_type(Discussed, cast.quay)


@pytest.fixture
def holder(cast: Cast) -> Actor:
    """Whoever reported it, without a name, with the code from the receipt."""
    return code_holder(cast.company, row=reference(cast.quay), now=NOW)


def say(subject: Discussed, cast: Cast, member: Member, text: str, role: str = LEADER) -> Message:
    return verbs.write(subject, text=text, by=cast.as_(member), role=role)


def note(subject: Discussed, cast: Cast, member: Member, text: str, role: str = LEADER) -> Message:
    return verbs.write(subject, text=text, by=cast.as_(member), role=role, to_reporter=False)


def ask(subject: Discussed, cast: Cast, member: Member, text: str, role: str = LEADER) -> Message:
    return verbs.write(subject, text=text, by=cast.as_(member), role=role, asks=True)


def reply(subject: Discussed, holder: Actor, text: str) -> Message:
    return verbs.write(subject, text=text, by=holder, role=REPORTER)
