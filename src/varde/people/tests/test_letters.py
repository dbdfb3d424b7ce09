"""Letters: sent only when there is a server, an address, and somebody to send to."""

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from varde.people import letters
from varde.people.models import Member
from varde.people.tasks import send_letter
from varde.testing.cast import Cast

LINK = "https://hms.example.org/konto/invitasjon/abc/"


def _tomasz(cast: Cast, email: str) -> Member:
    Member.objects.filter(pk=cast.tomasz.pk).update(email=email)
    return Member.objects.select_related("company").get(pk=cast.tomasz.pk)


@pytest.mark.parametrize(
    ("host", "address", "sent"),
    [
        ("", "", False),
        ("smtp", "", False),
        ("", "https://x.no/", False),
        ("smtp", "https://x.no/", True),
    ],
)
def test_a_server_and_an_address_are_needed(
    settings: Settings, host: str, address: str, *, sent: bool
) -> None:
    settings.EMAIL_HOST, settings.SITE_ADDRESS = host, address
    assert letters.are_sent() is sent


def test_without_them_nothing_is_sent(cast: Cast) -> None:
    assert not letters.invitation(_tomasz(cast, "t@example.org"), LINK)
    assert not DBTaskResult.objects.exists()


@pytest.mark.usefixtures("with_post")
def test_without_an_e_mail_nothing_is_sent(cast: Cast) -> None:
    assert not letters.invitation(_tomasz(cast, ""), LINK)
    assert not DBTaskResult.objects.exists()


@pytest.mark.usefixtures("with_post")
def test_the_letter_waits_in_the_queue_with_its_link(cast: Cast) -> None:
    assert letters.invitation(_tomasz(cast, "t@example.org"), LINK)
    subject, text, to = DBTaskResult.objects.get().args_kwargs["args"]
    assert (subject, to) == ("Your way in to Fjordbygg AS in Varde", "t@example.org")
    assert LINK in text


def test_the_queue_sends_it(settings: Settings, mailoutbox: list[object]) -> None:
    settings.DEFAULT_FROM_EMAIL = "varde@example.org"
    send_letter.func("Subject", "Text with <æøå> & more", "t@example.org")
    (letter,) = mailoutbox
    assert letter.body == "Text with <æøå> & more"  # type: ignore[attr-defined]


def test_a_link_has_the_address_of_the_settings_before_the_browsers(settings: Settings) -> None:
    settings.SITE_ADDRESS = ""
    assert (
        letters.link("/konto/", seen_at="http://10.0.0.7:8000/a/b/")
        == "http://10.0.0.7:8000/konto/"
    )
    settings.SITE_ADDRESS = "https://hms.example.org"
    assert (
        letters.link("/konto/", seen_at="http://evil.example/") == "https://hms.example.org/konto/"
    )
