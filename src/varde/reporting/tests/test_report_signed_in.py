"""Reporting for somebody signed in: two taps, by name or without."""

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from varde.audit.models import Event
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door
from varde.deviations.words import Source
from varde.files.models import Attachment
from varde.files.tests import making
from varde.files.tests.conftest import upload
from varde.people.models import Member
from varde.reporting.tests.traces import everything, left_behind
from varde.testing.cast import NOW, Cast

HERE = "/fjordbygg-as/meld/"


def send(door: Door, member: Member, **typed: Any) -> Any:
    return door.sends(member, HERE, token=token_on(door.opens(member, HERE)), **typed)


def token_on(page: str) -> str:
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    return token[1]


def test_the_own_unit_is_the_guess(door: Door, cast: Cast) -> None:
    send(door, cast.ola, text="The rail is gone.")
    case = Deviation.objects.get()
    assert (case.unit, case.workplace, case.reporter) == (cast.quay, None, cast.ola)
    assert (case.source, case.handler, case.reported_at) == (Source.MEMBER, cast.kari, NOW)


def test_the_form_is_the_same_as_on_the_poster(door: Door, cast: Cast) -> None:
    page = door.opens(cast.ola, HERE)
    for part in ("What happened?", "Take a picture", "Do this first"):
        assert part in page
    for part in ("Is this a deviation?", "Serious injury or death? Call first"):
        assert page.index(part) < page.index('<form class="v-stack v-report"')
    assert "Report without my name" in page
    assert "Your name, if you want" not in page


def test_afterwards_comes_the_case_and_the_way_to_all_of_mine(door: Door, cast: Cast) -> None:
    where = send(door, cast.ola, text="The rail is gone.")["Location"]
    case = Deviation.objects.get()
    assert where.startswith(f"{HERE}{case.pk}/?ny=")
    page = door.opens(cast.ola, where)
    assert "Thank you for speaking up" in page
    assert f'href="{HERE}mine/"' in page
    assert 'class="v-code"' not in page


def test_mine_are_on_the_list_newest_first(door: Door, cast: Cast) -> None:
    send(door, cast.ola, text="The rail is gone.")
    send(door, cast.ola, text="There is oil on the floor.")
    send(door, cast.siri, text="Somebody else's.")
    page = door.opens(cast.ola, f"{HERE}mine/")
    assert page.index("There is oil") < page.index("The rail is gone")
    assert "Somebody else" not in page
    assert "Reported" in page


def test_before_the_first_there_is_a_warm_word(door: Door, cast: Cast) -> None:
    assert "You have not reported anything yet." in door.opens(cast.ola, f"{HERE}mine/")


def test_without_a_name_nothing_but_the_report_is_kept(
    door: Door, cast: Cast, contents: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = door.opens(cast.ola, HERE)
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    assert cast.ola.user
    door.client.defaults["REMOTE_ADDR"] = "198.51.100.23"
    session = door.client.cookies["varde_session"].value
    taken = upload("Ola sin iPhone.jpg", making.jpeg())
    before = everything(contents)
    with caplog.at_level(logging.DEBUG):
        answer = door.client.post(
            HERE,
            {
                "token": token[1],
                "text": "The rail is gone.",
                "without_name": "on",
                "photos": [taken],
            },
        )
    left = left_behind(before, everything(contents))
    who = [cast.ola.pk, cast.ola.pk.hex, cast.ola.user.pk, cast.ola.user.pk.hex]
    traces = [*map(str, who), session, cast.ola.user.email, "198.51.100.23", "iPhone"]
    assert "The rail is gone." in left
    assert not [trace for trace in traces if trace in left]
    assert not [trace for trace in traces if trace in caplog.text]
    assert answer["Location"].startswith("/svar/")
    event = Event.objects.get(verb="deviation.report")
    assert (event.actor_kind, event.actor) == ("stranger", "")


def test_without_a_name_it_is_not_among_mine_but_the_code_opens_it(door: Door, cast: Cast) -> None:
    where = send(door, cast.ola, text="The rail is gone.", without_name="on")["Location"]
    assert "The rail is gone" not in door.opens(cast.ola, f"{HERE}mine/")
    assert "The rail is gone" in Client().get(where).content.decode()


def test_the_same_form_twice_is_one_case(door: Door, cast: Cast) -> None:
    page = door.opens(cast.ola, HERE)
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    for _ in range(2):
        door.sends(cast.ola, HERE, token=token[1], text="The rail is gone.")
    assert Deviation.objects.count() == 1


def test_a_bad_picture_is_named_on_the_next_page(door: Door, cast: Cast) -> None:
    answer = send(door, cast.ola, text="The rail is gone.", photos=[upload("a.svg", b"<svg/>")])
    assert "a.svg" in door.opens(cast.ola, answer["Location"])
    assert not Attachment.objects.exists()


def test_an_error_comes_back_with_all_that_was_typed(door: Door, cast: Cast) -> None:
    answer = send(door, cast.ola, spot="Stairs 2", without_name="on")
    assert answer.status_code == 422
    assert 'value="Stairs 2"' in answer.content.decode()
    assert re.search(r'name="without_name"[^>]* checked', answer.content.decode())


@pytest.mark.parametrize("page", ["", "mine/"])
def test_mona_of_another_undertaking_finds_nothing(door: Door, cast: Cast, page: str) -> None:
    door.opens(cast.mona, f"{HERE}{page}", status=404)
    assert door.sends(cast.mona, f"{HERE}{page}", text="Hello").status_code == 404
    assert not Deviation.objects.exists()


def test_somebody_not_signed_in_is_asked_to(client: Client, cast: Cast) -> None:
    assert client.get(HERE).status_code == 302


def test_it_costs_a_few_queries(
    door: Door, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    door.enter(cast.ola)
    with django_assert_max_num_queries(18):
        page = door.client.get(HERE)
    sent = {"token": token_on(page.content.decode()), "text": "The rail is loose."}
    # Who acts, who gets it, the number, the case, the trail; and where each begins and ends.
    with django_assert_max_num_queries(14):
        door.client.post(HERE, sent)
    for number in range(5):
        send(door, cast.ola, text=f"Fault {number}")
    door.enter(cast.ola)
    with django_assert_max_num_queries(17):
        door.client.get(f"{HERE}mine/")


def test_signed_in_a_forged_form_is_refused(cast: Cast, monday: None) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert cast.ola.user
    browser.force_login(cast.ola.user)
    assert browser.post(HERE, {"text": "The rail is gone."}).status_code == 403
    assert not Deviation.objects.exists()


def alike(door: Door, member: Member, text: str) -> str:
    """What the page asks for, a part of itself, while somebody writes."""
    door.enter(member)
    answer = door.client.post(f"{HERE}ligner/", {"text": text}, HTTP_HX_REQUEST="true")
    return str(answer.content.decode())


def test_while_they_write_open_cases_like_it_are_shown_to_those_who_may_see_them(
    door: Door, cast: Cast
) -> None:
    send(door, cast.ola, text="The rail by the stairs is loose.")
    known = Deviation.objects.get()
    for who in (cast.ola, cast.kari):
        shown = alike(door, who, "Loose rail near the stairs")
        assert f'href="{known.get_absolute_url()}"' in shown
    assert "rail" not in alike(door, cast.per, "Loose rail near the stairs")
    assert "Is it one" not in alike(door, cast.ola, "Oil on the floor")


def test_what_is_withdrawn_is_not_proposed(door: Door, cast: Cast) -> None:
    send(door, cast.ola, text="The rail by the stairs is loose.")
    verbs.withdraw(Deviation.objects.get(), by=cast.as_(cast.ola))
    assert alike(door, cast.ola, "Loose rail near the stairs").strip() == ""
