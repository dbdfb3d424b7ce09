"""An address letters come back from: both are told once, and the page says what to do."""

import pytest
from django.test import Client

from varde.mail import verbs as mail
from varde.mail.composing import Words
from varde.mail.models import Letter
from varde.notifications.tests.conftest import Told
from varde.notifications.verbs import failing, reading
from varde.people import verbs as people
from varde.people.models import User
from varde.testing.cast import NOW, Cast


@pytest.fixture(autouse=True)
def came_back(cast: Cast) -> Letter:
    User.objects.update(language="en")
    reading.read_all(NOW)
    letter = mail.put(Words(subject="x"), to=cast.ola.email, now=NOW)
    mail.mark_failing(letter, "550 5.1.1 user unknown", now=NOW)
    return letter


def test_the_person_and_the_leader_are_told_once(cast: Cast, told: Told) -> None:
    assert failing.tell_all(NOW) == 2
    assert failing.tell_all(NOW) == 0
    assert "Letters to you come back. Correct your" in told(cast.ola)[-1]
    assert "Letters to Ola come back. Correct the" in told(cast.kari)[-1]


def test_a_new_address_is_written_to(cast: Cast, post_office: None) -> None:
    people.change(
        cast.ola, name="Ola", unit=cast.quay, email="o@x.example", phone="", by=cast.as_(cast.ola)
    )
    people.change(
        cast.ola, name="Ola", unit=cast.quay, email="OLA@x.example", phone="", by=cast.as_(cast.ola)
    )
    assert mail.fault_of("ola@x.example") is None


@pytest.mark.parametrize(("who", "seen"), [("ola", True), ("kari", True), ("siri", False)])
def test_the_page_says_what_to_do(client: Client, cast: Cast, who: str, seen: bool) -> None:
    client.force_login(getattr(cast, who).user)
    page = f"/fjordbygg-as/folk/{cast.ola.pk}/"
    assert ("user unknown" in client.get(page).content.decode()) == seen
    answer = client.post(f"{page}prov-igjen/")
    assert answer.status_code == (302 if seen else 403)
    assert (mail.fault_of(cast.ola.email) is None) == seen
