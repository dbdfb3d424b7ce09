"""The databases a house may stand on: SQLite in its own folder, or a PostgreSQL of its own."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
from bench.faults.house import House


@contextmanager
def house_on(address: str, folder: Path, **more: str) -> Iterator[House]:
    """Prepared, not started. `address`: of a PostgreSQL server, or nothing for SQLite."""
    house = House(folder / "data", fresh_database(address) if address else "", more)
    house.prepare()
    try:
        yield house
    finally:
        house.stop()


def folder_of(address: str) -> Path:
    """Where the throwaway server lies that has this address."""
    return Path(parse_qs(urlsplit(address).query)["host"][0])


def fresh_database(address: str) -> str:
    parts, name = urlsplit(address), f"faults_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"'.encode())
    return parts._replace(path=f"/{name}").geturl()
