"""A robot at one poster: everybody is kept waiting a little, and nobody is counted by address."""

import datetime
import re

import pytest
import time_machine
from django.test import Client

from varde.deviations.models import Deviation
from varde.files.tests import making
from varde.posters import verbs
from varde.posters.models import Poster
from varde.posters.tests.conftest import Sends, photo, token_on
from varde.reporting import limits
from varde.reporting.models import Tally
from varde.testing.cast import NOW, Cast


@pytest.fixture
def flooded(monday: None, poster: Poster) -> Poster:
    """Thirty reports in the last minute."""
    for _ in range(limits.REPORTS.most):
        assert limits.REPORTS.take(str(poster.pk), now=NOW)
    return poster


def test_thirty_in_ten_minutes_go_through_and_the_next_one_waits(monday: None, send: Sends) -> None:
    answers = [send(text=f"Fault {number}").status_code for number in range(31)]
    assert answers == [302] * 30 + [429]
    assert Deviation.objects.count() == 30


def test_all_that_was_typed_is_still_there(flooded: Poster, send: Sends) -> None:
    answer = send(text="The rail is gone.", spot="Stairs 2", anyone_hurt="yes", kind="fault")
    page = answer.content.decode()
    assert answer.status_code == 429
    assert answer["Retry-After"] == "600"
    assert "The rail is gone." in page
    assert 'value="Stairs 2"' in page
    assert 'value="fault" selected' in page
    assert re.search(r'value="yes" checked data-shows="injury"', page)
    assert "Yours is not sent yet." in page
    assert "tel:113" in page


def test_a_picture_must_be_chosen_again_and_it_says_so(flooded: Poster, send: Sends) -> None:
    page = send(text="The rail is gone.", photos=[photo(making.jpeg())]).content.decode()
    assert "Choose the picture once more." in page


def test_without_a_picture_nothing_is_said_about_pictures(flooded: Poster, send: Sends) -> None:
    assert "Choose the picture" not in send(text="The rail is gone.").content.decode()


def test_what_waited_goes_through_ten_minutes_later(flooded: Poster, client: Client) -> None:
    address, typed = f"/m/{flooded.code}/", {"text": "The rail is gone."}
    kept = client.post(address, typed)
    assert kept.status_code == 429
    with time_machine.travel(NOW + datetime.timedelta(minutes=10, seconds=1), tick=False):
        sent = client.post(address, {**typed, "token": token_on(kept)})
    assert sent.status_code == 302


def test_the_other_posters_are_open(cast: Cast, flooded: Poster, client: Client) -> None:
    other = verbs.hang_up(unit=cast.quay, languages=["nb"], by=cast.as_(cast.kari))
    page = client.get(f"/m/{other.code}/")
    answer = client.post(f"/m/{other.code}/", {"token": token_on(page), "text": "Oil"})
    assert answer.status_code == 302


def test_the_bucket_holds_moments_and_nothing_else(
    monday: None, poster: Poster, send: Sends
) -> None:
    send(text="The rail is gone.")
    tally = Tally.objects.values().get()
    assert tally == {
        "bucket": f"reports:{poster.pk}",
        "moments": [int(NOW.timestamp())],
        "ends_at": NOW + datetime.timedelta(minutes=10),
    }


def test_what_was_refused_is_not_counted(flooded: Poster, send: Sends) -> None:
    before = Tally.objects.values().get()
    send(text="The rail is gone.")
    assert Tally.objects.values().get() == before
