"""Copying PostgreSQL in and out with its own tools: pg_dump, pg_restore and psql."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from varde.config.backup.archive import DamagedError
from varde.config.backup.stores import Contents, StoreError, contents, count

# What DATABASE_URL may say after its question mark, and what the tools call the same.
PASSED_ON = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT"}
EMPTY_IT = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
COPY = re.compile(rb'COPY (?:[^. ]+\.)?"?([^" ]+)"? .*FROM stdin;$')


class PostgresqlStore:
    kind = "postgresql"
    part = "varde.pgdump"

    def __init__(self, described: dict[str, Any]) -> None:
        self._environ = _environ(described)

    def dump(self, into: Path) -> Contents:
        """Counting and copying look at the same moment, through one exported snapshot."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute("SELECT pg_export_snapshot()")
                (snapshot,) = cursor.fetchone()
            found = contents(connection, _tables())
            self._run("pg_dump", "-Fc", *_BARE, f"--snapshot={snapshot}", f"--file={into}")
        return found

    def read_back(self, copy: Path) -> dict[str, int]:
        """Turned back into text, as a restore would, and the rows counted."""
        text = copy.with_suffix(".sql")
        try:
            self._run("pg_restore", "--data-only", f"--file={text}", str(copy))
            with text.open("rb") as lines:
                return _counted(lines)
        except StoreError as error:
            raise DamagedError(f"The copy of the database cannot be read. {error}") from error
        finally:
            text.unlink(missing_ok=True)

    def load(self, copy: Path) -> None:
        """In one transaction: if anything fails, the old database stands untouched."""
        connection.close()
        text = copy.with_suffix(".sql")
        self._run("pg_restore", *_BARE, f"--file={text}", str(copy))
        once = ("-qX", "--single-transaction", "-v", "ON_ERROR_STOP=1")
        self._run("psql", *once, "-c", EMPTY_IT, "-f", str(text))
        text.unlink()

    def is_empty(self) -> bool:
        return not _tables()

    def rows(self) -> dict[str, int]:
        return count(connection, _tables())

    def _run(self, tool: str, *arguments: str) -> None:
        command = [_found(tool), *arguments]
        done = subprocess.run(command, env=self._environ, capture_output=True, check=False)
        if done.returncode:
            complaint = done.stderr.decode(errors="replace").strip()
            raise StoreError(f"{tool} says: {complaint}")


_BARE = ("--no-owner", "--no-acl")


def _environ(described: dict[str, Any]) -> dict[str, str]:
    """By the environment, so that no password shows in the list of processes."""
    given = {
        "PGDATABASE": described["NAME"],
        "PGUSER": described["USER"],
        "PGPASSWORD": described["PASSWORD"],
        "PGHOST": described["HOST"],
        "PGPORT": described["PORT"],
    }
    for option, name in PASSED_ON.items():
        given[name] = described["OPTIONS"].get(option, "")
    return {**os.environ, **{name: str(word) for name, word in given.items() if word}}


def _found(tool: str) -> str:
    place = shutil.which(tool)
    if place is None:
        raise StoreError(f"{tool} is not installed. On Debian: apt install postgresql-client")
    return place


def _tables() -> list[str]:
    return connection.introspection.table_names()


def _counted(lines: Iterable[bytes]) -> dict[str, int]:
    rows: dict[str, int] = {}
    table = ""
    for line in lines:
        start = None if table else COPY.match(line.rstrip())
        if start:
            table = start[1].decode()
            rows[table] = 0
        elif line == b"\\.\n":
            table = ""
        elif table:
            rows[table] += 1
    return rows
