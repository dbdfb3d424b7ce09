"""The clock is put back an hour: forms, sessions, limits, numbers, trail and reminders hold."""

import datetime
import html
import uuid
from typing import Any

import pytest
import time_machine
from bench.faults.telephones import token_in
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from varde.audit import anchors
from varde.audit.models import Event
from varde.deviations.models import Deviation
from varde.mail.models import Letter
from varde.notifications.models import Notification
from varde.notifications.verbs import clocks, digest, reading
from varde.posters import verbs as posters
from varde.reporting import limits
from varde.testing.cast import NOW, Cast

HOUR = datetime.timedelta(hours=1)
MINUTE = datetime.timedelta(minutes=1)
EARLIER = NOW - HOUR + MINUTE  # what the clock shows a minute after it was put back
WORDS = "The rail is gone."


@pytest.fixture
def address(cast: Cast) -> str:
    """A poster at the quay."""
    return f"/m/{posters.hang_up(unit=cast.quay, languages=['nb'], by=cast.as_(cast.kari)).code}/"


@pytest.fixture(autouse=True)
def english(client: Client) -> Any:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with translation.override("en"):
        yield


def filled_in(page: str, **typed: str) -> dict[str, str]:
    """The form as it is sent when nobody touched the times it guessed."""
    guessed = {
        name: html.unescape(page.split(f'name="{name}" value="')[1].split('"')[0])
        for name in ("happened_at", "discovered_at")
    }
    return {"token": token_in(page), **guessed, **typed}


def test_a_form_opened_before_is_taken_in_after(client: Client, address: str) -> None:
    with time_machine.travel(NOW, tick=False):
        page = client.get(address).content.decode()
    with time_machine.travel(EARLIER, tick=False):
        answers = [client.post(address, filled_in(page, text=WORDS)) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302], answers[0].content.decode()
    case = Deviation.objects.get()
    assert case.reported_at == EARLIER
    assert case.discovered_at <= EARLIER


def test_a_time_somebody_chose_is_still_not_allowed_to_come(client: Client, address: str) -> None:
    with time_machine.travel(NOW, tick=False):
        page = client.get(address).content.decode()
        soon = filled_in(page, text=WORDS, happened_at="2026-11-23T09:30")
        assert client.post(address, soon).status_code == 422


def test_the_receipt_opens_with_the_code_from_before(client: Client, address: str) -> None:
    with time_machine.travel(NOW, tick=False):
        page = client.get(address).content.decode()
        receipt = client.post(address, filled_in(page, text=WORDS))["Location"]
    with time_machine.travel(EARLIER, tick=False):
        assert WORDS in client.get(receipt).content.decode()


def test_what_a_telephone_kept_comes_in_once(client: Client, address: str) -> None:
    told = {"id": str(uuid.UUID(int=7)), "shown_at": str(int(NOW.timestamp())), "text": WORDS}
    with time_machine.travel(NOW, tick=False):
        token = client.get(f"{address}utboks/").json()["token"]
        first = client.post(f"{address}utboks/", {**told, "token": token}).json()
    with time_machine.travel(EARLIER, tick=False):
        again = client.post(f"{address}utboks/", {**told, "token": token}).json()
    assert first["number"] == again["number"]
    assert Deviation.objects.count() == 1


def test_a_poster_that_was_busy_is_not_shut_for_an_hour(client: Client, address: str) -> None:
    for _ in range(limits.REPORTS.most):
        assert limits.REPORTS.take("one", now=NOW)
    assert not limits.REPORTS.take("one", now=NOW)
    assert limits.REPORTS.take("one", now=EARLIER)


def test_who_is_signed_in_stays_signed_in(client: Client, cast: Cast) -> None:
    assert cast.ola.user
    with time_machine.travel(NOW, tick=False):
        client.force_login(cast.ola.user)
    with time_machine.travel(EARLIER, tick=False):
        page = client.get("/fjordbygg-as/meld/").content.decode()
        answer = client.post("/fjordbygg-as/meld/", filled_in(page, text=WORDS))
    assert answer.status_code == 302
    assert Deviation.objects.get().reporter == cast.ola


def test_numbers_and_trail_go_on_where_they_were(client: Client, cast: Cast, address: str) -> None:
    for number, moment in enumerate((NOW, EARLIER, EARLIER + 2 * HOUR)):
        with time_machine.travel(moment, tick=False):
            page = client.get(address).content.decode()
            client.post(address, filled_in(page, text=f"Report {number}."))
        reading.read_all(moment)
    in_order = Deviation.objects.order_by("serial")
    assert [case.title for case in in_order] == ["Report 0", "Report 1", "Report 2"]
    events = Event.objects.filter(verb="deviation.report").order_by("number")
    assert [event.subject_label for event in events] == [str(case) for case in in_order]
    assert anchors.verify([])[1] == []
    call_command("verify_trail", verbosity=0)
    told = Notification.objects.filter(member=cast.kari, about__startswith="deviations.")
    assert told.count() == 3


def test_a_morning_that_comes_twice_reminds_once(
    cast: Cast, client: Client, address: str, settings: Any
) -> None:
    settings.EMAIL_HOST, settings.SITE_ADDRESS = "mail.example", "https://varde.example"
    with time_machine.travel(NOW, tick=False):
        page = client.get(address).content.decode()
        client.post(address, filled_in(page, text=WORDS))
    Deviation.objects.update(due_date=NOW.date() + datetime.timedelta(days=1))
    morning = NOW.replace(hour=6, minute=30) + datetime.timedelta(days=1)  # 07:30 in Norway
    for moment in (morning, morning - HOUR, morning, morning + HOUR):
        reading.read_all(moment)
        clocks.remind_all(moment)
        digest.write_all(moment)
    reminded = Notification.objects.filter(member=cast.kari, key__startswith="clock:")
    assert reminded.count() == 1
    assert Letter.objects.filter(to=cast.kari.email).count() == len(
        set(Letter.objects.filter(to=cast.kari.email).values_list("subject", flat=True))
    )
