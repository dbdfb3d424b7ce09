"""What one reader sees of a conversation, and what they do not."""

from typing import cast as as_type

import pytest
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from varde.conversations.forms import Write, WriteInside
from varde.conversations.models import Discussed, Message
from varde.conversations.tests.conftest import ask, note, reply, say
from varde.conversations.threads import thread
from varde.people import verbs as people
from varde.people.actors import Actor
from varde.people.models import Employment, Member
from varde.steps.roles import SAFETY_REPRESENTATIVE
from varde.testing.cast import FIRST_DAY, Cast
from varde.ui import pages


def texts(subject: Discussed, viewer: Actor) -> list[str]:
    return [one.text for one in thread(subject, viewer)]


def test_those_inside_read_notes_and_the_reporter_does_not(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    say(subject, cast, cast.kari, "Til deg")
    note(subject, cast, cast.kari, "Internt")
    assert texts(subject, cast.as_(cast.siri)) == ["Til deg", "Internt"]
    assert texts(subject, holder) == ["Til deg"]
    assert texts(subject, cast.as_(cast.ola)) == ["Til deg"]


def test_colleagues_read_names_and_the_public_page_only_roles(
    cast: Cast, subject: Discussed, holder: Actor
) -> None:
    say(subject, cast, cast.kari, "Hei")
    say(subject, cast, cast.siri, "Hei", SAFETY_REPRESENTATIVE)
    reply(subject, holder, "Hei")
    inside = [one.who for one in thread(subject, cast.as_(cast.hanne))]
    assert inside == ["Kari, leader", "Siri, safety representative", "The reporter"]
    outside = [one.who for one in thread(subject, holder)]
    assert outside == ["Leader", "Safety representative", "You"]


def test_one_query_however_much_was_said(
    cast: Cast,
    subject: Discussed,
    holder: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(5):
        say(subject, cast, cast.kari, f"Nummer {number}")
        reply(subject, holder, "Ja")
    viewer = cast.as_(cast.hanne)
    with django_assert_num_queries(1):
        assert len(thread(subject, viewer)) == 10


@pytest.mark.parametrize("name", ["per", "mona", "tomasz"])
def test_through_a_reference_outsiders_find_no_notes(
    cast: Cast, subject: Discussed, name: str
) -> None:
    note(subject, cast, cast.kari, "Internt")
    member: Member = getattr(cast, name)
    assert not Message.objects.visible_to(cast.as_(member)).exists()


def test_through_a_reference_those_inside_and_the_author_find_them(
    cast: Cast, subject: Discussed
) -> None:
    message = note(subject, cast, cast.ola, "Internt")
    for member in (cast.kari, cast.siri, cast.arne, cast.ola):
        assert Message.objects.visible_to(cast.as_(member)).get() == message


def test_the_member_named_on_the_row_finds_notes_too(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Employment, "insiders", ("member",), raising=False)
    row = people.employ(
        cast.ola, form="employee", unit=cast.quay, start_date=FIRST_DAY, by=cast.as_(cast.bjorn)
    )
    message = note(as_type(Discussed, row), cast, cast.kari, "Internt")
    assert Message.objects.visible_to(cast.as_(cast.ola)).get() == message
    assert not Message.objects.visible_to(cast.as_(cast.tomasz)).exists()


def page(subject: Discussed, viewer: Actor, form: Write) -> str:
    request = RequestFactory().get("/")
    request.actor = viewer  # type: ignore[attr-defined]
    context = {
        "thread": thread(subject, viewer),
        "message_form": form,
        "message_url": "/si/",
        "csrf_input": "",
        "notices": [],
    }
    return pages.render(request, "conversations/thread.html", context).content.decode()


def test_the_fragment_keeps_the_direction_of_a_text_and_its_mark_up_harmless(
    cast: Cast, subject: Discussed
) -> None:
    ask(subject, cast, cast.kari, "<b>السقالة</b>")
    html = page(subject, cast.as_(cast.hanne), Write())
    assert "<bdi>&lt;b&gt;السقالة&lt;/b&gt;</bdi>" in html
    assert "Waits for an answer" in html
    assert 'dir="auto"' in html


def test_only_ones_own_fresh_message_has_a_way_back(cast: Cast, subject: Discussed) -> None:
    message = say(subject, cast, cast.kari, "Hei")
    address = f"/samtale/{message.pk}/trekk/"
    assert address in page(subject, cast.as_(cast.kari), Write())
    assert address not in page(subject, cast.as_(cast.hanne), Write())


def test_an_empty_conversation_says_so(cast: Cast, subject: Discussed) -> None:
    assert "Nobody has written here yet" in page(subject, cast.as_(cast.kari), WriteInside())


def test_those_who_handle_choose_who_reads_it() -> None:
    form = WriteInside({"text": "Hei", "to_reporter": "no", "asks": "on"})
    assert form.is_valid()
    assert form.cleaned_data == {"text": "Hei", "to_reporter": False, "asks": True}
