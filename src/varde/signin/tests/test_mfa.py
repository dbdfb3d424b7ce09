"""Apps with codes, and recovery codes: on, used, off."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.urls import reverse

from varde.people.models import User
from varde.testing.cast import Cast

PASSWORD = "tre gule fisker"

pytestmark = pytest.mark.usefixtures("untried")


@pytest.fixture
def ola(cast: Cast, client: Client) -> User:
    """Ola has signed in, and just said once more who he is."""
    user = cast.ola.user
    assert user is not None
    user.set_password(PASSWORD)
    user.language = "en"
    user.save()
    _sign_in(client, user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return user


def _sign_in(client: Client, user: User) -> str:
    words = {"login": user.email, "password": PASSWORD}
    return str(client.post(reverse("account_login"), words)["Location"])


def _code(secret: str) -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def _with_app(client: Client) -> str:
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found
    answer = client.post(reverse("mfa_activate_totp"), {"code": _code(found[1])})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return found[1]


def _codes(client: Client) -> list[str]:
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    return re.findall(r'<code class="v-num">(\d+)</code>', page)


def test_the_page_says_what_there_is(client: Client, ola: User) -> None:
    page = client.get(reverse("mfa_index")).content.decode()
    assert "No passkey yet" in page
    assert reverse("mfa_generate_recovery_codes") not in page
    _with_app(client)
    page = client.get(reverse("mfa_index")).content.decode()
    assert "shows a new code every half minute" in page
    assert reverse("mfa_generate_recovery_codes") in page


def test_with_an_app_the_password_alone_is_not_enough(client: Client, ola: User) -> None:
    secret = _with_app(client)
    guest = Client()
    assert _sign_in(guest, ola) == reverse("mfa_authenticate")
    assert guest.get(reverse("signin:me")).status_code == 302
    page = guest.get(reverse("mfa_authenticate")).content.decode()
    assert "passkey-form" in page
    wrong = guest.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "code is not right" in wrong.content.decode()
    Authenticator.objects.filter(user=ola).update(last_used_at=None)
    guest.post(reverse("mfa_authenticate"), {"code": _code(secret)})
    assert guest.get(reverse("signin:me")).status_code == 200


def test_a_recovery_code_lets_in_once(client: Client, ola: User) -> None:
    _with_app(client)
    code = _codes(client)[0]
    for expected in (200, 302):
        guest = Client()
        _sign_in(guest, ola)
        guest.post(reverse("mfa_authenticate"), {"code": code})
        assert guest.get(reverse("signin:me")).status_code == expected
    assert len(_codes(client)) == 9


def test_new_codes_take_the_place_of_the_old_and_can_be_carried_away(
    client: Client, ola: User
) -> None:
    _with_app(client)
    old = _codes(client)
    assert "stop working" in client.get(reverse("mfa_generate_recovery_codes")).content.decode()
    client.post(reverse("mfa_generate_recovery_codes"))
    new = _codes(client)
    assert not set(old) & set(new)
    file = client.get(reverse("mfa_download_recovery_codes"))
    assert file["Content-Type"].startswith("text/plain")
    assert set(new) <= set(file.content.decode().split())


def test_the_app_is_put_away_again(client: Client, ola: User) -> None:
    _with_app(client)
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert _sign_in(Client(), ola) == reverse("landing")


def test_what_changes_the_way_in_asks_once_more_who_you_are(client: Client, cast: Cast) -> None:
    user = cast.ola.user
    assert user is not None
    user.set_password(PASSWORD)
    user.language = "en"
    user.save()
    _sign_in(client, user)
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    page = client.get(asked["Location"]).content.decode()
    assert "Is it still you?" in page
    wrong = client.post(asked["Location"], {"password": "feil"})
    assert "not the password" in wrong.content.decode()
    answer = client.post(asked["Location"], {"password": PASSWORD})
    assert answer["Location"].startswith(reverse("mfa_activate_totp"))


def test_passkeys_are_only_for_those_signed_in(client: Client, db: None) -> None:
    for name in ("mfa_index", "mfa_add_webauthn", "mfa_view_recovery_codes", "usersessions_list"):
        answer = client.get(reverse(name))
        assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.usefixtures("with_post")
@pytest.mark.parametrize("proven", [False, True])
def test_a_forgotten_password_shuts_them_only_while_nobody_has_proven_the_address(
    client: Client, ola: User, *, proven: bool
) -> None:
    _with_app(client)
    EmailAddress.objects.create(user=ola, email=ola.email, verified=proven)
    guest = Client()
    guest.post(reverse("account_reset_password"), {"email": ola.email})
    code = guest.session["account_password_reset_verification"]["code"]
    guest.post(reverse("account_confirm_password_reset_code"), {"code": code})
    assert Authenticator.objects.filter(user=ola).exists() is proven
    assert EmailAddress.objects.get(user=ola).verified
