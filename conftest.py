"""For every test: the cast, and a trail that may be emptied between tests, never by the product."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django.fixtures import Settings

from varde.audit import seal
from varde.testing.cast import Cast, assemble

pytest_plugins = ["varde.testing.page_checker", "varde.testing.browser", "varde.testing.telephone"]

# Any of these means that a test may meet the database.
DATABASE = {"db", "transactional_db", "live_server"}

_flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _flush_unsealed(case: TransactionTestCase) -> None:
    seal.lift(connection)
    _flush(case)
    seal.lay(connection)


TransactionTestCase._fixture_teardown = _flush_unsealed  # type: ignore[attr-defined]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, what cannot touch a database does not run a second time.

    pytest-django refuses the database to every test that has not asked for it; only those that
    start other processes could meet it all the same, and they are kept.
    """
    if connection.vendor == "sqlite":
        return
    config.hook.pytest_deselected(items=[item for item in items if _needs_no_database(item)])
    items[:] = [item for item in items if not _needs_no_database(item)]


def _needs_no_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ())) & DATABASE
    return not asked and not any(item.get_closest_marker(mark) for mark in ("django_db", "slow"))


@pytest.fixture(autouse=True)
def _files_of_their_own(settings: Settings, tmp_path: Path) -> None:
    """No test writes contents into anybody's real data folder."""
    backend = settings.STORAGES["files"] | {"OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = settings.STORAGES | {"files": backend}


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()
