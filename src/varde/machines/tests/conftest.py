"""Props: another system with a key in its pocket."""

import json
from collections.abc import Collection
from typing import Any

import pytest
from django.test import Client

from varde.deviations.tests.conftest import contents, door, english, loose_rail, monday
from varde.machines import verbs
from varde.machines.models import Scope
from varde.people.models import Member
from varde.testing.cast import Cast

__all__ = ["contents", "door", "english", "loose_rail", "monday"]
ALL = tuple(Scope.values)


class System:
    """Another system: it asks with its key, and reads JSON."""

    def __init__(self, cast: Cast, secret: str = "") -> None:
        self.client, self.cast, self.secret = Client(), cast, secret
        self.company = cast.company.slug

    def get(self, path: str, status: int = 200, query: Any = None, **headers: str) -> Any:
        return self._read(
            self.client.get(self._at(path), query, headers=self._with(headers)), status
        )

    def post(self, path: str, said: Any = None, status: int = 200, **headers: str) -> Any:
        answer = self.client.post(
            self._at(path), said or {}, "application/json", headers=self._with(headers)
        )
        return self._read(answer, status)

    def send(self, path: str, status: int = 201, **files: Any) -> Any:
        return self._read(self.client.post(self._at(path), files, headers=self._with({})), status)

    def _at(self, path: str) -> str:
        return f"/api/v1/{self.company}/{path}"

    def _with(self, headers: dict[str, str]) -> dict[str, str]:
        own = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return {"Accept-Language": "en"} | own | named

    def _read(self, answer: Any, status: int) -> Any:
        assert answer.status_code == status, answer.content.decode()[:2000]
        if status >= 400:
            assert answer["Content-Type"] == "application/problem+json"
        self.tag = answer.headers.get("ETag", "")
        self.headers = answer.headers
        return json.loads(answer.content) if answer.content else None


def let_in(cast: Cast, member: Member, scopes: Collection[str] = ALL) -> System:
    """A key of this member's. Who is no administrator gets one made over, for what they may do."""
    by = cast.as_(cast.hanne)
    key, secret = verbs.make(name="Payroll", scopes=scopes, days=90, by=by)
    if member.pk != cast.hanne.pk:
        type(key).objects.filter(pk=key.pk).update(member=member)
    return System(cast, secret)


@pytest.fixture
def payroll(cast: Cast) -> System:
    """A system with Hanne's key: she is HSE adviser, and sees all cases."""
    return let_in(cast, cast.hanne)
