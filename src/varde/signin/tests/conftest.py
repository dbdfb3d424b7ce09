"""This room's props: everybody reads English, and nobody has tried to sign in yet."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from pytest_django.fixtures import Settings

from varde.people.models import Member, User
from varde.testing.cast import Cast


@pytest.fixture(autouse=True)
def _in_english(settings: Settings) -> Iterator[None]:
    """Tests read the words as they stand in the code."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def untried(db: None) -> None:
    """Limits on guessing begin anew."""
    cache.clear()


@pytest.fixture
def with_post(settings: Settings) -> None:
    """A mail server is named, and so is the address in letters."""
    settings.EMAIL_HOST = "smtp.example.org"
    settings.SITE_ADDRESS = "https://hms.example.org/"


class Door:
    """Somebody's browser, signed in."""

    def __init__(self, client: Client, cast: Cast) -> None:
        self.client, self.cast = client, cast

    def enter(self, member: Member) -> "Door":
        assert member.user
        return self.enter_as(member.user)

    def enter_as(self, user: User) -> "Door":
        User.objects.filter(pk=user.pk).update(language="en")
        self.client.force_login(user)
        return self

    def get(self, path: str, status: int = 200, **query: str) -> str:
        """The page, which must answer as expected."""
        response = self.client.get(path, query)
        assert response.status_code == status, response.content.decode()[:2000]
        return str(response.content.decode())

    def post(self, path: str, status: int = 302, **words: Any) -> Any:
        response = self.client.post(path, words)
        assert response.status_code == status, response.content.decode()[:4000]
        return response


@pytest.fixture
def door(client: Client, cast: Cast) -> Door:
    return Door(client, cast)
