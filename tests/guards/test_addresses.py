"""Every address: closed to those not signed in, and not there for another undertaking's people."""

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from varde.testing.cast import Cast

# What anyone may open, and why.
OPEN_TO_ALL = {
    "",  # the first page: two doors
    "health",  # for those who watch the machine
    "m/",  # posters: anyone at the place
    "svar/",  # the receipt: whoever holds the code
    "konto/",  # signing in; allauth guards its own
    "personvern/",  # privacy statement
    "tilgjengelighet/",  # accessibility statement
    "start/",  # founding an undertaking, and the demo
    "sprak/",  # choosing a language
    "static/",
    "invitasjon/",  # the link is the key
    "ui/",  # the gallery, in development only
    "hva-er-avvik/",  # help for everyone
}


def _addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


def _filled(route: str, company: str) -> str:
    key = str(uuid.uuid4())
    path = route.replace("<slug:company>", company).replace("<uuid:pk>", key)
    for converter in ("uuid:", "int:", "str:", "slug:", "path:"):
        while f"<{converter}" in path:
            start = path.index(f"<{converter}")
            end = path.index(">", start)
            filling = key if converter == "uuid:" else "1"
            path = path[:start] + filling + path[end + 1 :]
    return "/" + path


ROUTES = sorted(set(_addresses(get_resolver())))
INSIDE = [route for route in ROUTES if route.startswith("<slug:company>")]


def test_only_the_short_list_is_open_to_all() -> None:
    others = [r for r in ROUTES if r not in INSIDE]
    strange = [r for r in others if r and not any(r.startswith(o) for o in OPEN_TO_ALL if o)]
    assert not strange, "\n".join(strange)


@pytest.mark.parametrize("route", INSIDE)
def test_a_stranger_is_asked_to_sign_in(cast: Cast, client: Client, route: str) -> None:
    response = client.get(_filled(route, "fjordbygg-as"))
    assert response.status_code == 302
    assert response["Location"].startswith("/konto/")


@pytest.mark.parametrize("route", INSIDE)
def test_mona_of_another_undertaking_finds_nothing(cast: Cast, client: Client, route: str) -> None:
    assert cast.mona.user is not None
    client.force_login(cast.mona.user)
    path = _filled(route, "fjordbygg-as")
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404
