"""Migrations have names, and can be undone: every room goes to nothing and comes back."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from tests.guards.floors import FLOORS, SOURCE

NAMED = re.compile(r"\d{4}_(?!.*auto)[a-z_]+$")


def _ours() -> list[str]:
    """Our apps with tables, the topmost first, so that nobody points at what is taken away."""
    found = {path.parent.name for path in SOURCE.glob("*/migrations")}
    return [room for room in FLOORS if room in found]


def test_every_migration_has_a_name() -> None:
    names = [path.stem for path in SOURCE.glob("*/migrations/[0-9]*.py")]
    assert names
    assert [name for name in names if not NAMED.match(name)] == []


@pytest.mark.parametrize("name", ["0002_auto_20261122_2000", "0003_alter_unit_auto", "0004"])
def test_names_made_by_a_machine_are_refused(name: str) -> None:
    assert not NAMED.match(name)


def test_every_room_with_migrations_is_on_a_floor() -> None:
    assert set(_ours()) == {path.parent.name for path in SOURCE.glob("*/migrations")}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_room_goes_to_nothing_and_comes_back() -> None:
    before = _tables()
    try:
        for room in _ours():
            MigrationExecutor(connection).migrate([(room, None)])
            assert not _tables_of(room) & _tables()
    finally:
        call_command("migrate", verbosity=0)
    assert _tables() == before
    applied = MigrationLoader(connection).applied_migrations
    assert set(_ours()) <= {app for app, _name in applied}


def _tables() -> set[str]:
    return set(connection.introspection.table_names())


def _tables_of(room: str) -> set[str]:
    return {model._meta.db_table for model in apps.get_app_config(room).get_models()}
