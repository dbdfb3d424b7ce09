"""This room's props: a small register, a desk to take it over at, everybody reading English."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.test import Client
from django.utils import translation

from varde.deviations.models import Deviation
from varde.people.models import Member
from varde.registers import verbs
from varde.registers.models import Import
from varde.registers.understanding import completed
from varde.tables.mapping import Mapping
from varde.testing.cast import Cast

# How long an example takes says more of the machine's other work than of ours.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

PROJECT = Path(__file__).resolve().parents[4]
HEADING = "Tittel;Beskrivelse;Dato;Avdeling;Alvorlighetsgrad;Status;Farge\n"
RAIL = "Løst rekkverk;Rekkverket på trapp 2 er løst.;12.06.2024;Havnekvartalet;Høy;Åpen;rød\n"
FLOOR = "Glatt gulv;Vann på gulvet ved porten.;13.07.2024;Lageret;Lav;Lukket;blå\n"
LAMP = "Mørkt;Lampa over døra er gått.;02.01.2025;Taket;Middels;Åpen;gul\n"
REGISTER = HEADING + RAIL + FLOOR + LAMP


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _own_shelf(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


class Desk:
    """Where Hanne, the HSE adviser, takes over registers."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def upload(self, content: str | bytes, name: str = "register.csv") -> Import:
        data = content if isinstance(content, bytes) else content.encode()
        return verbs.upload(file_name=name, pieces=[data], by=self.by())

    def take_over(
        self, content: str | bytes, mapping: dict[str, Any] | None = None, **decisions: str
    ) -> Import:
        """From file to cases, as the page and the worker would do it."""
        row = self.upload(content)
        return self.run(row, mapping, **decisions)

    def run(self, row: Import, mapping: dict[str, Any] | None = None, **decisions: str) -> Import:
        self.begin(row, mapping, **decisions)
        verbs.carry_out(row, by=self.by())
        row.refresh_from_db()
        return row

    def begin(self, row: Import, mapping: dict[str, Any] | None = None, **decisions: str) -> None:
        chosen = row.mapping
        if mapping:
            written = Mapping.from_json({"columns": mapping})
            chosen = completed(written, row.layout.headings, row.stored_look)
        decided = {"state": "reported", **decisions}
        verbs.begin(row, mapping=chosen, decisions=decided, by=self.by())

    def by(self) -> Any:
        return self.cast.as_(self.cast.hanne)

    def cases(self) -> dict[str, Deviation]:
        rows = Deviation.objects.filter(company=self.cast.company)
        return {case.title: case for case in rows.select_related("unit", "handler")}


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return Desk(cast)


@pytest.fixture
def enter(client: Client) -> Callable[[Member], Client]:
    """Somebody's browser, in English."""

    def entered(member: Member) -> Client:
        assert member.user
        member.user.language = "en"
        member.user.save(update_fields=["language"])
        client.force_login(member.user)
        client.cookies["varde_language"] = "en"
        return client

    return entered


@pytest.fixture
def shared() -> Path:
    """Real registers nobody here wrote. They do not lie in the project."""
    path = Path(os.environ.get("VARDE_SHARED_DATA", PROJECT.parent / "shared" / "data"))
    if not path.is_dir():
        pytest.skip(f"The real registers are not at {path}; set VARDE_SHARED_DATA to try them.")
    return path / "registers"
