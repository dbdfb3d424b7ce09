"""The inbox is one's own; a letter's link ends that kind of letter and nothing else."""

import pytest
from django.test import Client

from varde.deviations.tests.conftest import Door, report
from varde.notifications import stopping
from varde.notifications.models import Choice, How, Notification
from varde.notifications.tests.conftest import Told
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast

HERE = "/fjordbygg-as/innboks/"


@pytest.fixture
def note(cast: Cast, told: Told) -> Notification:
    """Kari has been told of a case."""
    report(cast, "The rail is gone.")
    told(cast.kari)
    return Notification.objects.get(member=cast.kari)


def test_what_is_new_stands_in_the_inbox_until_it_is_opened(
    cast: Cast, door: Door, note: Notification
) -> None:
    page = door.opens(cast.kari, HERE)
    assert note.text in page
    assert "(new)" in page
    assert "The rail is gone" in page
    assert door.client.get(f"{HERE}{note.pk}/")["Location"] == note.address
    assert "(new)" not in door.opens(cast.kari, HERE)


def test_nobody_reads_anothers(cast: Cast, door: Door, note: Notification) -> None:
    assert note.text not in door.opens(cast.bjorn, HERE)
    door.opens(cast.bjorn, f"{HERE}{note.pk}/", status=404)
    note.refresh_from_db()
    assert note.read_at is None


def test_all_can_be_marked_as_read(cast: Cast, door: Door, note: Notification) -> None:
    door.sends(cast.siri, f"{HERE}alle-lest/")
    assert Notification.objects.unread().filter(member=cast.kari).exists()
    door.sends(cast.kari, f"{HERE}alle-lest/")
    assert not Notification.objects.unread().filter(member=cast.kari).exists()


def test_it_is_read_a_page_at_a_time(cast: Cast, door: Door, note: Notification) -> None:
    for number in range(60):
        note.pk, note.key, note.text = None, f"k{number}", f"Number {number}."
        note._state.adding = True
        note.id = Notification._meta.pk.get_default()
        note.save()
    first = door.opens(cast.kari, HERE)
    after = first.split("?etter=")[1].split('"')[0]
    second = door.opens(cast.kari, f"{HERE}?etter={after}")
    assert first.count("(new)") == 50
    assert second.count("(new)") == 11
    assert "(new)" in door.opens(cast.kari, f"{HERE}?etter=nonsense")


def test_the_inbox_costs_a_fixed_number_of_queries(
    cast: Cast, door: Door, told: Told, note: Notification
) -> None:
    few = door.costs(cast.kari, HERE)
    for number in range(8):
        report(cast, f"Number {number} is gone.")
    told(cast.kari)
    assert door.costs(cast.kari, HERE) == few


def test_one_chooses_for_each_kind(cast: Cast, door: Door, note: Notification) -> None:
    page = door.opens(cast.kari, f"{HERE}valg/")
    assert "What I have reported" in page
    kinds = ("my_reports", "cases", "area", "measures", "plan", "reminders", "standstill")
    answer = door.sends(cast.kari, f"{HERE}valg/", **dict.fromkeys(kinds, "quiet"))
    assert answer.status_code == 302
    assert set(Choice.objects.values_list("member__name", "how")) == {("Kari", "quiet")}
    wrong = door.sends(cast.kari, f"{HERE}valg/", cases="loudly")
    assert wrong.status_code == 422


def test_the_link_in_a_letter_ends_that_kind_without_signing_in(
    cast: Cast, client: Client, note: Notification
) -> None:
    address = stopping.address(cast.kari, "cases")
    page = client.get(address)
    assert page.status_code == 200
    assert not Choice.objects.exists()
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    choice = Choice.objects.get()
    assert (choice.member, choice.kind, choice.how) == (cast.kari, "cases", How.QUIET)


@pytest.mark.parametrize("token", ["abc", "WyJhIiwgImIiXQ:1:x"])
def test_an_address_that_is_not_ours_ends_nothing(db: None, client: Client, token: str) -> None:
    assert client.post(f"/brev/stopp/{token}/").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("page", ["", "valg/"])
def test_the_inbox_is_usable(cast: Cast, note: Notification, live_page: Opens, page: str) -> None:
    assert_usable_everywhere(live_page(f"{HERE}{page}", user=cast.kari.user))


@pytest.mark.browser
@pytest.mark.opens("notifications/stop.html")
def test_the_page_of_the_link_is_usable(cast: Cast, note: Notification, live_page: Opens) -> None:
    assert_usable_everywhere(live_page(stopping.address(cast.kari, "cases")))
