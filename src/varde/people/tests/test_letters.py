"""Letters: sent only when there is a server, an address, and somebody to send to."""

import pytest
from pytest_django.fixtures import Settings

from varde.mail import verbs as mail
from varde.mail.models import Letter
from varde.people import letters
from varde.people.models import Member
from varde.testing.cast import NOW, Cast

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
    assert mail.are_sent() is sent


def test_without_them_nothing_is_sent(cast: Cast) -> None:
    assert not letters.invitation(_tomasz(cast, "t@example.org"), LINK, now=NOW)
    assert not Letter.objects.exists()


@pytest.mark.usefixtures("with_post")
def test_without_an_e_mail_nothing_is_sent(cast: Cast) -> None:
    assert not letters.invitation(_tomasz(cast, ""), LINK, now=NOW)
    assert not Letter.objects.exists()


@pytest.mark.usefixtures("with_post")
def test_the_letter_waits_in_the_queue_with_its_link(cast: Cast) -> None:
    assert letters.invitation(_tomasz(cast, "t@example.org"), LINK, now=NOW)
    letter = Letter.objects.get()
    assert letter.subject == "Your way in to Fjordbygg AS in Varde"
    assert letter.to == "t@example.org"
    assert LINK in letter.text


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
