"""For every test: the cast, and a trail that may be emptied between tests, never by the product."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django.fixtures import Settings

from varde.audit import seal
from varde.testing.cast import Cast, assemble

pytest_plugins = ["varde.testing.page_checker", "varde.testing.browser"]

_flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _flush_unsealed(case: TransactionTestCase) -> None:
    seal.lift(connection)
    _flush(case)
    seal.lay(connection)


TransactionTestCase._fixture_teardown = _flush_unsealed  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _files_of_their_own(settings: Settings, tmp_path: Path) -> None:
    """No test writes contents into anybody's real data folder."""
    backend = settings.STORAGES["files"] | {"OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = settings.STORAGES | {"files": backend}


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()
