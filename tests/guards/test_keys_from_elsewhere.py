"""Another undertaking's keys open nothing, at any address, for one who may do all at home.

Mona stands in her own undertaking and asks for Fjordbygg's rows. Which kind of row an address is
about is not listed: it is seen in what the database is asked for. The same address with a row of
her own must be there, or the answer would say nothing.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from tests.guards.addresses import every_route, filled, holes, inside
from tests.guards.belongings import Belongings, belongings
from varde.config import urls as real
from varde.deviations.models import Deviation
from varde.people.actors import member_actor
from varde.people.middleware import ActorRequest
from varde.testing.cast import NOW, Cast

FIRST_TABLE = re.compile(r'FROM "(\w+)"')
METHODS = ("get", "post")
TABLES = {model._meta.db_table: model for model in apps.get_models()}

# Keys in addresses outside every undertaking, and what guards them instead.
KEYS_OUTSIDE = {
    "api/v1/<slug:undertaking>/": "a key opens its own undertaking; tried in test_api.py",
    "m/<str:code>/": "the code on the poster opens the form, and nothing else",
    "svar/<str:code>/": "the code from the receipt is the key to one case",
    "brev/stopp/<str:token>/": "the link in a letter is the key to one kind of letter",
    "konto/invitasjon/<str:token>/": "the link is the key to one invitation",
    "konto/passnokler/<int:pk>/": "allauth looks among the passkeys of whoever is signed in",
    "start/demo/<slug:slug>/": "the invented undertakings are open to all",
    "ui/galleri/<slug:name>/": "names of example pages, in development only",
}


class World(NamedTuple):
    """Mona at her own desk, her rows and theirs."""

    client: Client
    company: str
    hers: Belongings
    theirs: Belongings


@pytest.fixture
def world(cast: Cast, tmp_path: Path, settings: Any, caplog: pytest.LogCaptureFixture) -> World:
    settings.DATA = tmp_path
    caplog.set_level("CRITICAL", logger="django.request")  # most answers here are no
    assert cast.mona.user is not None
    plain = Client()  # pages are looked over elsewhere
    plain.force_login(cast.mona.user)
    hers, theirs = belongings(cast.mona, tmp_path), belongings(cast.bjorn, tmp_path)
    return World(plain, cast.mona.company.slug, hers, theirs)


def test_no_key_from_elsewhere_opens_anything(world: World) -> None:
    keyed = [route for route in inside(every_route()) if holes(route)]
    assert len(keyed) > 50
    faults = [fault for route in keyed for fault in _faults(world, route)]
    assert not faults, "\n".join(faults)


def test_everything_that_has_an_address_is_tried(world: World) -> None:
    assert set(world.hers) == set(world.theirs)
    assert all(world.theirs.values())


def test_keys_outside_undertakings_are_few_and_known() -> None:
    keyed = [route for route in every_route() if holes(route)]
    others = [route for route in keyed if route not in inside(keyed)]
    assert all(any(route.startswith(known) for known in KEYS_OUTSIDE) for route in others), others
    assert all(any(route.startswith(known) for route in others) for known in KEYS_OUTSIDE)


def _faults(world: World, route: str) -> Iterator[str]:
    """What is wrong with one address: each hole in turn filled with a key from elsewhere."""
    own: list[Sequence[Any]] = []
    for place, hole in enumerate(holes(route)):
        before, after = [str(rows[0].pk) for rows in own], holes(route)[place + 1 :]
        model = _asked_for(world, route, before, len(after))
        if model is None or model not in world.theirs:
            yield f"{route}: {hole} is looked for in {model}, of which there is no row to try"
            return
        for row in world.theirs[model]:
            keys = [*before, str(row.pk), *(str(uuid.uuid4()) for _ in after)]
            yield from _open(world, route, keys)
        own.append(world.hers[model])
    if not _hers_is_there(world, route, own):
        yield f"{route}: is not there with a row of her own either"


def _asked_for(
    world: World, route: str, before: list[str], after: int
) -> type[models.Model] | None:
    """The kind of row an address is about: the table where a key nobody has is looked for."""
    key = uuid.uuid4()
    address = filled(route, world.company, [*before, str(key), *[str(uuid.uuid4())] * after])
    with CaptureQueriesContext(connection) as asked:
        for method in METHODS:
            _answer(world.client, method, address)
    for query in asked.captured_queries:
        said = query["sql"].replace(str(key), key.hex)
        if key.hex in said:
            table = re.search(rf'"(\w+)"\."\w+" = \'{key.hex}', said) or FIRST_TABLE.search(said)
            return TABLES.get(table[1]) if table else None
    return None


def _open(world: World, route: str, keys: list[str]) -> Iterator[str]:
    answers = _answers(world, route, keys)
    if set(answers.values()) - {404, 405} or 404 not in answers.values():
        yield f"{route}: Mona got {answers} for a row of Fjordbygg's"


def _hers_is_there(world: World, route: str, own: list[Sequence[Any]]) -> bool:
    """With her own rows, at least one way of asking finds something."""
    tries = [[str(rows[0].pk) for rows in own[:-1]] + [str(last.pk)] for last in own[-1]]
    return any(set(_answers(world, route, keys).values()) - {404, 405} for keys in tries)


def _answers(world: World, route: str, keys: list[str]) -> dict[str, int]:
    address = filled(route, world.company, keys)
    return {method: _answer(world.client, method, address) for method in METHODS}


def _answer(client: Client, method: str, address: str) -> int:
    """What comes back; whatever it did is undone."""
    with transaction.atomic():
        status = int(getattr(client, method)(address).status_code)
        transaction.set_rollback(True)
    return status


def leak(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return HttpResponse(get_object_or_404(Deviation, pk=pk).title)


def leak_after_a_verb(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Refused by the verb, which is too late: she learns that it exists."""
    case = get_object_or_404(Deviation, pk=pk)
    allowed = bool(member_actor(request.actor.member, now=NOW).roles_at(case.unit))  # type: ignore[arg-type]
    return HttpResponse(status=200 if allowed else 403)


LEAKS = ["<slug:company>/lekk/<uuid:pk>/", "<slug:company>/avslag/<uuid:pk>/"]
urlpatterns = [path(LEAKS[0], leak), path(LEAKS[1], leak_after_a_verb), *real.urlpatterns]
handler404 = real.handler404


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("route", LEAKS)
def test_the_guard_bites(world: World, route: str) -> None:
    assert list(_faults(world, route))
    assert not list(_faults(world, "<slug:company>/avvik/<uuid:pk>/"))
