"""What the tests of posters need: one on the wall of the scaffold."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from varde.posters import verbs
from varde.posters.models import Poster
from varde.testing.cast import Cast

Sends = Callable[..., HttpResponse]


@pytest.fixture
def poster(cast: Cast) -> Poster:
    """Kari has hung it on Stillas B."""
    return verbs.hang_up(
        unit=cast.quay,
        workplace=cast.scaffold,
        languages=["nb", "en", "pl"],
        by=cast.as_(cast.kari),
    )


@pytest.fixture
def address(poster: Poster) -> str:
    return f"/m/{poster.code}/"


def token_on(page: HttpResponse) -> str:
    """The submission's secret, as the browser gets it."""
    found = re.search(r'name="token" value="([^"]+)"', page.content.decode())
    assert found, "no token on the page"
    return found[1]


@pytest.fixture
def send(client: Client, address: str) -> Sends:
    """Open the poster's page and send it: `send(text="…")`."""

    def sends(**typed: Any) -> HttpResponse:
        token = typed.pop("token", None) or token_on(client.get(address))
        response = client.post(address, {"token": token, **typed})
        assert isinstance(response, HttpResponse)
        return response

    return sends
