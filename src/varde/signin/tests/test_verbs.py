"""What a person decides about the own login."""

import pytest

from varde.foundation.refusals import Refused
from varde.people import verbs as people
from varde.people.models import User
from varde.signin import verbs
from varde.testing.cast import NOW, Cast


def test_my_own_name_is_heard_in_every_undertaking(cast: Cast) -> None:
    user = cast.ola.user
    assert user is not None
    people.link_user(
        people.welcome(name="Ola", unit=cast.mona.unit, by=cast.as_(cast.mona)),
        user=user,
        by=cast.as_(cast.mona),
    )
    verbs.introduce(user, name="Ola Nordmann", language="nn", scheme="dark", now=NOW)

    user.refresh_from_db()
    assert (user.language, user.scheme) == ("nn", "dark")
    assert str(user) == "Ola Nordmann"
    assert {m.name for m in user.memberships.all()} == {"Ola Nordmann"}


def test_an_address_in_use_makes_no_second_login(db: None) -> None:
    verbs.register(email="T@Example.org", password=None, name="Tomasz", language="en")
    with pytest.raises(Refused, match="the login you have"):
        verbs.register(email="t@example.org", password="x", name="T", language="nb")
    assert User.objects.get().email == "t@example.org"
