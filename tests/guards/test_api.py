"""Every operation for machines: closed without a key, empty to another undertaking's, described.

Which operations there are is read from openapi.json, so a new one is tried without being listed.
"""

import json
import uuid
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.test import Client

from varde.config import api
from varde.demo import pictures
from varde.deviations import verbs as deviations
from varde.machines import verbs
from varde.machines.models import Scope
from varde.measures import verbs as measures
from varde.people.models import Member
from varde.testing.cast import NOW, Cast

PATHS: dict[str, dict[str, Any]] = json.loads(json.dumps(api.description()))["paths"]
EVERYWHERE = {"400", "401", "403", "404", "413", "422", "429"}


class Operation(NamedTuple):
    method: str
    path: str
    said: dict[str, Any]

    def at(self, company: str, key: str = "") -> str:
        return self.path.replace("{undertaking}", company).replace("{pk}", key)


OPERATIONS = [
    Operation(method, path, said)
    for path, methods in PATHS.items()
    for method, said in methods.items()
    if method != "parameters"
]
ONE_ROW = [operation for operation in OPERATIONS if "{pk}" in operation.path]


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL", logger="django.request")  # most answers here are no


def test_there_are_operations_to_try() -> None:
    assert len(OPERATIONS) > 25
    assert len(ONE_ROW) > 15
    assert {operation.method for operation in OPERATIONS} == {"get", "post"}


def test_every_status_is_described_on_every_operation() -> None:
    for operation in OPERATIONS:
        described = set(operation.said["responses"])
        own = {"304"} if operation.method == "get" else {"409"}
        own |= {"412"} if operation.method == "post" and operation in ONE_ROW else set()
        assert described >= EVERYWHERE | own, operation.path
        assert described & {"200", "201"}, operation.path


@pytest.mark.django_db
def test_nothing_is_answered_without_a_key(cast: Cast) -> None:
    for operation in OPERATIONS:
        for header in ({}, {"Authorization": "Bearer varde_x"}, {"Authorization": "Basic x"}):
            assert _ask(operation.at(cast.company.slug, _nobody()), operation, header) == 401


@pytest.mark.django_db
def test_being_signed_in_is_no_key(cast: Cast, client: Client) -> None:
    assert cast.hanne.user
    client.force_login(cast.hanne.user)
    for operation in OPERATIONS:
        asked = client.generic(operation.method.upper(), operation.at(cast.company.slug, _nobody()))
        assert asked.status_code == 401, operation.path


@pytest.mark.django_db
def test_a_key_of_another_undertaking_finds_nothing(cast: Cast) -> None:
    with_key = _key(cast, cast.mona)
    for operation in OPERATIONS:
        status = _ask(operation.at(cast.company.slug, _nobody()), operation, with_key)
        assert status == 404, operation.path


@pytest.mark.django_db
def test_a_row_of_another_undertaking_is_not_there(cast: Cast) -> None:
    with_key, rows = _key(cast, cast.mona), list(_rows(cast, cast.bjorn))
    for operation in ONE_ROW:
        for row in rows:
            address = operation.at(cast.mona.company.slug, str(row.pk))
            assert _ask(address, operation, with_key) in (404, 422), operation.path
            if operation.method == "get":
                assert _ask(address, operation, with_key) == 404


@pytest.mark.django_db
def test_a_row_of_ones_own_is_there(cast: Cast) -> None:
    """Or the answers above would say nothing."""
    with_key, rows = _key(cast, cast.mona), list(_rows(cast, cast.mona))
    for operation in (one for one in ONE_ROW if one.method == "get"):
        addresses = [operation.at(cast.mona.company.slug, str(row.pk)) for row in rows]
        assert 200 in [_ask(one, operation, with_key) for one in addresses], operation.path


@pytest.mark.django_db
def test_every_operation_asks_for_a_scope(cast: Cast) -> None:
    """With a key for one thing only, some operations open and the others do not."""
    for scope in Scope.values:
        with_key = _key(cast, cast.hanne, scope)
        answers = {_ask(_there(cast, one), one, with_key) for one in OPERATIONS}
        assert 403 in answers
        assert answers - {403}


def _there(cast: Cast, operation: Operation) -> str:
    return operation.at(cast.company.slug, _nobody())


def _ask(address: str, operation: Operation, headers: dict[str, str]) -> int:
    client = Client()
    if "multipart/form-data" in operation.said.get("requestBody", {}).get("content", {}):
        return client.post(address, {}, headers=headers).status_code
    said = _something(operation)
    return client.generic(
        operation.method.upper(), address, json.dumps(said), "application/json", headers=headers
    ).status_code


def _something(operation: Operation) -> dict[str, Any]:
    """A body that is good enough to come through to the row, for every operation."""
    key = _nobody()
    people = {"responsible": key, "handler": key, "unit": key}
    words = {"text": "A", "reason": "A", "cause": "A", "conclusion": "A", "title": "A"}
    days = {"due_date": str(NOW.date()), "effect_date": str(NOW.date())}
    return people | words | days | {"actual": 1, "potential": 1, "method": "plain", "helped": True}


def _key(cast: Cast, member: Member, *scopes: str) -> dict[str, str]:
    by = cast.as_(member)
    secret = verbs.make(name="Payroll", scopes=scopes or Scope.values, days=300, by=by)[1]
    return {"Authorization": f"Bearer {secret}"}


def _rows(cast: Cast, owner: Member) -> Iterator[Any]:
    by = cast.as_(owner)
    me = by.member
    assert me
    photos = [pictures.scaffold()]
    yield deviations.report(token=str(me.pk), unit=me.unit, text="Loose.", photos=photos, by=by)
    yield measures.plan(title="Fasten", responsible=me, due_date=by.today, unit=me.unit, by=by)
    yield me
    yield me.unit


def _nobody() -> str:
    return str(uuid.uuid4())
