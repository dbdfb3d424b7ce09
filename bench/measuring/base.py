"""One database with a data folder of its own: grown to a size, and visited."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.bench_import import make_database
from bench.limits import cleared
from bench.measuring import keeping
from bench.measuring.server import Server, running
from bench.measuring.visiting import Visitor
from tools import postgres

# A server that keeps what it has acknowledged, as they do where it matters.
DURABLE = "-c listen_addresses='' -c max_wal_size=4GB"
SIGNED_IN = ("Leder", "Verneombud", "Melder 0")


class Base:
    """What is there is known once it has been grown."""

    def __init__(self, name: str, env: dict[str, str], server: Path | None = None) -> None:
        self.name, self._env, self._server = name, env, server
        self.there: dict[str, Any] = {}
        self.manage("prepare")

    @property
    def where(self) -> tuple[str, int]:
        return self.name, int(self.there["rows"])

    def grow(self, count: int) -> None:
        """To so many cases; or as it was kept when it had so many."""
        kept = keeping.place(self.name, count)
        if kept and kept.exists():
            with self._at_rest():
                keeping.put_back(kept, self._folders)
            self.manage("prepare")
        self.there = json.loads(self.manage("grow", str(count)))
        if kept and not kept.exists():
            with self._at_rest():
                keeping.lay_aside(kept, self._folders)

    @property
    def _folders(self) -> dict[str, Path]:
        """All there is of it."""
        data = {"data": Path(self._env["VARDE_DATA"])}
        return data | ({"cluster": self._server / "cluster"} if self._server else {})

    @contextmanager
    def _at_rest(self) -> Iterator[None]:
        if self._server:
            postgres.stop_server(self._server)
        yield
        if self._server:
            postgres.start(self._server, DURABLE)

    def manage(self, *words: str) -> str:
        """What a command of Django's says."""
        command = [sys.executable, "-m", "django", *words]
        done = subprocess.run(command, env=self._env, stdout=subprocess.PIPE, check=True, text=True)
        return done.stdout

    @contextmanager
    def open(self) -> Iterator[tuple[Server, dict[str, Visitor]]]:
        """Varde runs, and some people are signed in."""
        with running(self._env) as server:
            emails, password = self.there["emails"], self.there["password"]
            visitors = {
                name: Visitor(server.port).sign_in(emails[name], password) for name in SIGNED_IN
            }
            yield server, {"nobody": Visitor(server.port)} | visitors


@contextmanager
def sqlite() -> Iterator[Base]:
    with _folder() as env:
        yield Base("SQLite", env | {"DATABASE_URL": ""})


@contextmanager
def postgresql() -> Iterator[Base]:
    postgres.ensure()
    with postgres.throwaway(DURABLE) as address, _folder() as env:
        make_database(address)
        server = Path(address.rpartition("=")[2])
        yield Base("PostgreSQL", env | {"DATABASE_URL": address}, server)


@contextmanager
def _folder() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="varde-bench-") as folder:
        source = cleared()
        path = f"{source['PYTHONPATH']}:{source['PYTHONPATH'].rpartition('/')[0]}"
        own = {"VARDE_DATA": folder, "DJANGO_SETTINGS_MODULE": "bench.site.settings"}
        yield source | own | {"PYTHONPATH": path}
