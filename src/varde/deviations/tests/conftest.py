"""This room's props: it is Monday morning, everybody reads English, and a rail is loose."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.people import verbs as people
from varde.people.models import Group, Member
from varde.testing.cast import NOW, Cast


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def contents(settings: Any, tmp_path: Path) -> Path:
    """Pictures of tests never lie among the real ones."""
    folder = tmp_path / "files"
    backend = settings.STORAGES["files"] | {"OPTIONS": {"location": folder}}
    settings.STORAGES = settings.STORAGES | {"files": backend}
    return folder


@pytest.fixture
def monday() -> Iterator[None]:
    """The pages' own clock stands where the cast's stands."""
    with time_machine.travel(NOW, tick=False):
        yield


class Door:
    """Somebody's browser: what they open, and what they send."""

    def __init__(self, client: Client, cast: Cast) -> None:
        self.client, self.cast = client, cast

    def enter(self, member: Member) -> None:
        assert member.user
        member.user.language = "en"
        member.user.save(update_fields=["language"])
        self.client.force_login(member.user)
        self.client.cookies["varde_language"] = "en"

    def url(self, case: Deviation | None = None, page: str = "") -> str:
        start = f"/{self.cast.company.slug}/avvik/"
        return f"{start}{case.pk}/{page}" if case else f"{start}{page}"

    def opens(self, member: Member, url: str, status: int = 200, htmx: str = "") -> str:
        self.enter(member)
        response = self.client.get(url, headers={"HX-Request": "true"} if htmx else {})
        assert response.status_code == status, response.status_code
        return str(response.content.decode()) if status == 200 else ""

    def costs(self, member: Member, url: str) -> int:
        """How many queries the page takes, once everything around it is warm."""
        self.enter(member)
        self.client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert self.client.get(url).status_code == 200
        return len(queries)

    def sends(self, member: Member, url: str, **typed: Any) -> Any:
        self.enter(member)
        return self.client.post(url, typed)


@pytest.fixture
def door(client: Client, cast: Cast, monday: None) -> Door:
    return Door(client, cast)


@pytest.fixture
def loose_rail(cast: Cast) -> Deviation:
    """Ola has said that a rail is loose at the quay, which Kari leads."""
    return report(cast, "The rail is loose. Two men walked there yesterday.")


@pytest.fixture
def night_shift(cast: Cast) -> Group:
    """Kari and Hanne, who may see what others may not."""
    members = [cast.kari, cast.hanne]
    return people.form_group(name="Night shift", members=members, by=cast.as_(cast.bjorn))


def report(cast: Cast, text: str, by: Member | None = None, **more: Any) -> Deviation:
    """Somebody at the quay reports; each token is a case of its own."""
    token = f"{text}{more}{by}"
    given = {"unit": cast.quay, "workplace": cast.scaffold} | more
    return verbs.report(token=token, text=text, by=cast.as_(by or cast.ola), **given)


def received(cast: Cast, case: Deviation) -> Deviation:
    verbs.receive(case, by=cast.as_(cast.kari))
    return case


def assessed(cast: Cast, case: Deviation, actual: int = 1, potential: int = 1) -> Deviation:
    """Received, and Kari has said how serious it is."""
    verbs.assess(
        received(cast, case),
        actual=actual,
        potential=potential,
        immediate="Closed off",
        by=cast.as_(cast.kari),
    )
    return case


def explained(cast: Cast, case: Deviation, potential: int = 1) -> Deviation:
    """Assessed, and the cause is written."""
    verbs.find_cause(
        assessed(cast, case, potential=potential),
        method="five_whys" if potential > 1 else "plain",
        cause="Nobody was asked to check it.",
        analysis={"why1": "It was not fastened."} if potential > 1 else None,
        by=cast.as_(cast.kari),
    )
    return case


def checking(cast: Cast, case: Deviation, potential: int = 2) -> Deviation:
    """Explained, and Kari looks again today."""
    verbs.await_effect(
        explained(cast, case, potential), effect_date=NOW.date(), by=cast.as_(cast.kari)
    )
    return case


def closed(cast: Cast, case: Deviation) -> Deviation:
    """A small thing, put right and closed."""
    verbs.close(explained(cast, case), conclusion="The rail is fastened.", by=cast.as_(cast.kari))
    return case
