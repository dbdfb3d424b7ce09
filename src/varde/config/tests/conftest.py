"""An installation of its own for tests that start Varde for real, on the engine under test."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
from django.conf import settings

from varde.config import env

ON_SQLITE = settings.DATABASES["default"]["ENGINE"] == "varde.config.sqlite"


@dataclass
class Installation:
    data: Path
    port: int = 0
    database: str = ""

    def environment(self, **more: str) -> dict[str, str]:
        return {
            **os.environ,
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(env.PROJECT / "src"),
            "DJANGO_SETTINGS_MODULE": "varde.config.settings",
            "VARDE_DATA": str(self.data),
            "DATABASE_URL": _address(self.database) if self.database else "",
            **more,
        }

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "django", *arguments],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, **more: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "varde.config.supervisor", "--port", str(self.port)]
        return subprocess.Popen(
            command,
            env=self.environment(**more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def sql(self, statement: str) -> list[Any]:
        if self.database:
            with _server(self.database) as connection:
                done = connection.execute(statement.encode())
                return done.fetchall() if done.description else []
        with closing(sqlite3.connect(self.data / "varde.sqlite3")) as plain, plain:
            return plain.execute(statement).fetchall()


@pytest.fixture
def installation(tmp_path: Path) -> Generator[Installation]:
    """An empty data folder, a free port, and on PostgreSQL an empty database."""
    yield from _made(tmp_path / "data", like=None)


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Generator[Installation]:
    """Prepared once, and then only copied."""
    for made in _made(tmp_path_factory.mktemp("pattern") / "data", like=None):
        prepared = made.manage("prepare")
        assert prepared.returncode == 0, prepared.stderr
        yield made


@pytest.fixture
def prepared(pattern: Installation, tmp_path: Path) -> Generator[Installation]:
    shutil.copytree(pattern.data, tmp_path / "data")
    yield from _made(tmp_path / "data", like=pattern)


def _made(data: Path, *, like: Installation | None) -> Generator[Installation]:
    if ON_SQLITE:
        yield Installation(data, _free_port())
        return
    name = f"varde_{uuid.uuid4().hex[:12]}"
    with _server("postgres") as server:
        template = f"TEMPLATE {like.database}" if like else ""
        server.execute(f"CREATE DATABASE {name} {template}".encode())
        yield Installation(data, _free_port(), name)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _server(database: str) -> psycopg.Connection:
    described = settings.DATABASES["default"]
    return psycopg.connect(
        dbname=database,
        user=described["USER"],
        password=described["PASSWORD"],
        host=described["HOST"],
        port=described["PORT"],
        autocommit=True,
    )


def _address(database: str) -> str:
    described = settings.DATABASES["default"]
    told = {"host": described["HOST"], "port": described["PORT"]}
    query = urlencode({key: word for key, word in told.items() if word})
    return f"postgres://{described['USER']}:{described['PASSWORD']}@/{database}?{query}"
