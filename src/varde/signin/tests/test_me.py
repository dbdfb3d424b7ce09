"""One's own page: name, language, colours, undertakings; and that they count everywhere."""

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.urls import reverse

from varde.people import verbs
from varde.people.models import User
from varde.signin.tests.conftest import Door
from varde.testing.cast import Cast

pytestmark = pytest.mark.usefixtures("untried")


def _keep(door: Door, **words: str) -> None:
    known = {"name": "Ola", "language": "en", "scheme": "auto"} | words
    door.post(reverse("signin:me"), 302, **known)


def _ola(door: Door) -> User:
    user = door.cast.ola.user
    assert user is not None
    user.refresh_from_db()
    return user


def test_the_page_shows_who_i_am_and_where_i_belong(door: Door) -> None:
    page = door.enter(door.cast.ola).get(reverse("signin:me"))
    assert "Fjordbygg AS" in page
    assert "Havnekvartalet" in page
    assert "ola@fjordbygg-as.example" in page
    assert "Choose a password" in page
    assert 'value="Ola"' in page


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(reverse("signin:me")).status_code == 302


def test_my_language_counts_on_the_next_page_and_everywhere(door: Door) -> None:
    door.enter(door.cast.ola)
    _keep(door, language="nn")
    assert '<html lang="nn"' in door.get(reverse("signin:me"))
    assert '<html lang="nn"' in door.get(reverse("usersessions_list"))


def test_my_language_goes_before_the_browsers_until_i_ask_for_another(door: Door) -> None:
    door.enter(door.cast.ola)
    door.client.cookies["varde_language"] = "pl"
    assert '<html lang="en"' in door.get(reverse("signin:me"))
    assert '<html lang="nb"' in door.get(reverse("signin:me"), sprak="nb")


def test_my_colours_count_everywhere(door: Door) -> None:
    door.enter(door.cast.ola)
    assert 'data-color-scheme="auto"' in door.get(reverse("signin:me"))
    _keep(door, scheme="dark")
    assert 'data-color-scheme="dark"' in door.get(reverse("usersessions_list"))


def test_what_is_wrong_is_said_and_nothing_is_kept(door: Door) -> None:
    door.enter(door.cast.ola)
    answer = door.post(reverse("signin:me"), 422, name="", language="xx", scheme="auto")
    assert "must be filled in" in answer.content.decode()
    assert _ola(door).language == "en"


def test_whoever_left_belongs_nowhere_but_can_still_sign_in(door: Door) -> None:
    door.enter(door.cast.ola)
    verbs.leave(door.cast.ola, by=door.cast.as_(door.cast.kari))
    page = door.get(reverse("signin:me"))
    assert "not part of any organisation" in page
    assert "Fjordbygg" not in page
    door.get("/fjordbygg-as/", 404)


def test_my_page_stands_in_the_undertaking_i_came_from(door: Door, cast: Cast) -> None:
    user = cast.ola.user
    assert user
    extra = verbs.welcome(name="Ola", unit=cast.mona.unit, by=cast.as_(cast.mona))
    verbs.link_user(extra, user=user, by=cast.as_(cast.mona))
    door.enter(cast.ola)
    came = {"referer": f"http://testserver/{cast.mona.company.slug}/avvik/"}
    door.client.get(reverse("signin:me"), headers=came)
    assert '<span class="v-where">Nabo AS' in door.get(reverse("signin:me"))
    foreign = {"referer": "http://testserver/somebody-else/avvik/"}
    page = door.client.get(reverse("signin:me"), headers=foreign).content.decode()
    assert '<span class="v-where">Nabo AS' in page


def test_other_places_are_signed_out_from_here(door: Door) -> None:
    elsewhere = Client()
    user = _ola(door)
    user.set_password("tre gule fisker")
    user.save()
    for browser, agent in ((elsewhere, "Mozilla/5.0 (iPhone) Safari/604.1"), (door.client, "x")):
        words = {"login": user.email, "password": "tre gule fisker"}
        browser.post(reverse("account_login"), words, headers={"user-agent": agent})
    User.objects.filter(pk=user.pk).update(language="en")
    page = door.get(reverse("usersessions_list"))
    assert "Safari, iPhone" in page
    assert "Unknown browser" in page
    door.post(reverse("usersessions_list"))
    assert elsewhere.get(reverse("signin:me")).status_code == 302
    assert "Safari, iPhone" not in door.get(reverse("usersessions_list"))


def test_a_new_password_needs_the_old_one_and_shuts_other_doors(door: Door) -> None:
    user = _ola(door)
    user.set_password("tre gule fisker")
    user.save()
    elsewhere = Client()
    elsewhere.force_login(user)
    door.enter_as(user)
    change = reverse("account_change_password")
    words = {"oldpassword": "feil", "password1": "fire blå hester"}
    assert "not the password you have now" in door.post(change, 200, **words).content.decode()
    door.post(change, 302, **words | {"oldpassword": "tre gule fisker"})
    assert door.client.get(reverse("signin:me")).status_code == 200
    assert elsewhere.get(reverse("signin:me")).status_code == 302


def test_whoever_has_none_chooses_a_password(door: Door) -> None:
    user = door.cast.ola.user
    assert user
    user.set_unusable_password()
    user.save()
    door.enter_as(user)
    assert door.client.get(reverse("account_change_password")).status_code == 302
    door.post(reverse("account_set_password"), 302, password1="fire blå hester")
    assert User.objects.get(pk=user.pk).check_password("fire blå hester")


def test_it_says_which_languages_are_complete(cast: Cast, door: Door) -> None:
    """True as long as words are missing in nynorsk; when none are, the sentence goes."""
    page = door.enter(cast.ola).get(reverse("signin:me"))
    with (settings.ROOT / "locale/nn/LC_MESSAGES/django.po").open("rb") as file:
        missing = [word for word in read_po(file) if word.id and not word.string]
    assert ("Nynorsk is on its way" in page) == bool(missing)
