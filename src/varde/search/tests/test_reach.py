"""The same is found whichever way round it is read: who looks first, or what is looked for."""

import pytest
from django.db import connection

from varde.deviations.tests.conftest import report
from varde.search.engines import postgresql, sqlite
from varde.search.models import Place
from varde.search.tests.conftest import titles
from varde.testing.cast import Cast

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="how SQLite reads")
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="how PostgreSQL reads")

SAID = ("Fasadestillaset står løst", "Stillaset er løst", "Et stillas og et rekkverksfeste")


LOOKED_FOR = [
    ("stillas", [2, 1, 0]),
    ("stillaset", [2, 1, 0]),
    ("rekkverk", [2]),
    ("rekkverkene", []),
    ("ekkverksfe", [2]),
    ("stillas løst", [1, 0]),
    ("rekkverksfest stillas", [2]),
]


@on_postgresql
@pytest.mark.parametrize(("few", "guessed"), [(0, 0), (0, 2), (5_000, 0), (0, 100_000)])
@pytest.mark.parametrize("window", [0, 1, 2, 40_000])
@pytest.mark.parametrize(("typed", "found"), LOOKED_FOR)
def test_postgresql_finds_the_same(
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    guessed: int,
    window: int,
    typed: str,
    found: list[int],
) -> None:
    monkeypatch.setattr(postgresql, "_FEW", few)
    monkeypatch.setattr(postgresql, "_AT_FIRST", window)

    def guess(_said: str, given: list[str]) -> int:
        return guessed if "_u_" not in given[0] else guessed // 2 + 1

    monkeypatch.setattr(postgresql, "_guessed", guess)
    for said in SAID:
        report(cast, said, workplace=None)
    assert sorted(titles(cast, cast.kari, typed)) == sorted(SAID[number] for number in found)
    assert titles(cast, cast.per, typed) == []


@on_sqlite
@pytest.mark.parametrize("few", [0, 1, 2_000])
@pytest.mark.parametrize(("typed", "found"), LOOKED_FOR)
def test_sqlite_finds_the_same(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, few: int, typed: str, found: list[int]
) -> None:
    monkeypatch.setattr(sqlite, "_FEW", few)
    for said in SAID:
        report(cast, said, workplace=None)
    assert sorted(titles(cast, cast.kari, typed)) == sorted(SAID[number] for number in found)
    assert titles(cast, cast.per, typed) == []


@on_sqlite
def test_with_a_full_page_only_newer_ones_are_looked_for_inside_words(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for said in SAID:
        report(cast, said, workplace=None)
    read: list[tuple[int, int]] = []
    by_parts = sqlite._by_parts

    def noted(asked: object, scopes: object, between: tuple[int, int], most: int) -> list[Place]:
        read.append(between)
        return by_parts(asked, scopes, between, most)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite, "_by_parts", noted)
    monkeypatch.setattr("varde.search.finding.MANY", 0)
    titles(cast, cast.kari, "stillaset")
    assert read[0][0] > 0
