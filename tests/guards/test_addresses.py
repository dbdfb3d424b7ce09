"""Every address: closed to those not signed in, and not there for another undertaking's people."""

import uuid

import pytest
from django.test import Client

from tests.guards.addresses import every_route, filled, holes, inside
from varde.testing.cast import Cast

# What anyone may open, and why.
OPEN_TO_ALL = {
    "",  # the first page: two doors
    "api/v1/",  # machines: each operation asks for a key of its own (test_api.py)
    "sw.js",  # the service worker: the same for everybody
    "health",  # for those who watch the machine
    "m/",  # posters: anyone at the place
    "svar/",  # the receipt: whoever holds the code
    "konto/",  # signing in; allauth guards its own
    "personvern/",  # privacy statement
    "tilgjengelighet/",  # accessibility statement
    "start/",  # founding an undertaking, and the demo
    "sprak/",  # choosing a language
    "brev/stopp/",  # the link in a letter is the key
    "static/",
    "invitasjon/",  # the link is the key
    "ui/",  # the gallery, in development only
    "hva-er-avvik/",  # help for everyone
}


ROUTES = every_route()
INSIDE = inside(ROUTES)


def test_only_the_short_list_is_open_to_all() -> None:
    others = [r for r in ROUTES if r not in INSIDE]
    strange = [r for r in others if r and not any(r.startswith(o) for o in OPEN_TO_ALL if o)]
    assert not strange, "\n".join(strange)


def test_a_stranger_is_asked_to_sign_in(cast: Cast) -> None:
    faults = [
        f"{address}: {answer.status_code} {answer.headers.get('Location', '')}"
        for address in _addresses("fjordbygg-as")
        for answer in [Client().get(address)]
        if answer.status_code != 302 or not answer.headers["Location"].startswith("/konto/")
    ]
    assert not faults, "\n".join(faults)


def test_mona_of_another_undertaking_finds_nothing(
    cast: Cast, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL", logger="django.request")
    assert cast.mona.user is not None
    client.force_login(cast.mona.user)
    faults = [
        f"{address}: {answer.status_code}"
        for address in _addresses("fjordbygg-as")
        for answer in (client.get(address), client.post(address))
        if answer.status_code != 404
    ]
    assert not faults, "\n".join(faults)


def test_there_are_addresses_to_try() -> None:
    assert len(INSIDE) > 100


def _addresses(company: str) -> list[str]:
    """Every address of the undertaking, with keys nobody has: the wall comes before the row."""
    return [filled(route, company, [str(uuid.uuid4()) for _ in holes(route)]) for route in INSIDE]
