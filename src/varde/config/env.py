"""What comes from outside: the environment and the data folder. See docs/operating.md."""

import os
import secrets
import tempfile
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PROJECT = Path(__file__).resolve().parents[3]

YES = frozenset({"1", "true", "yes", "on", "ja"})
NO = frozenset({"", "0", "false", "no", "off", "nei"})

# WAL lets readers read while one writes. FULL: an acknowledged record survives a power cut.
# Each thread of each process has a connection: what it keeps for itself counts many times, and
# the system keeps the pages of the file anyway.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=134217728;"
    "PRAGMA cache_size=-8000;"
    "PRAGMA temp_store=MEMORY"
)


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    if name not in os.environ:
        return default
    word = os.environ[name].strip().lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {word!r}.")


def number(name: str, default: int) -> int:
    word = text(name, str(default))
    try:
        return int(word)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {word!r}.") from None


def words(name: str, default: list[str]) -> list[str]:
    """A list, separated by commas."""
    if name not in os.environ:
        return default
    return [word.strip() for word in os.environ[name].split(",") if word.strip()]


def path(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser().absolute()


def data_dir() -> Path:
    """The one folder that holds everything that must not be lost."""
    return path("VARDE_DATA", PROJECT / "data")


def static_root() -> Path:
    """Where built and collected static files lie. Made from the code, so never part of a backup."""
    return path("VARDE_STATIC", PROJECT / "build" / "static")


def version() -> str:
    return str(tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["version"])


def secret_key() -> str:
    """From VARDE_SECRET_KEY, else from the data folder, where the first start writes it."""
    given = os.environ.get("VARDE_SECRET_KEY", "").strip()
    return given or kept_secret(data_dir() / "secret-key")


def database(data: Path) -> dict[str, Any]:
    """What DATABASE_URL names, or else SQLite in the data folder, in the form Django wants."""
    url = text("DATABASE_URL", "")
    scheme = url.partition("://")[0].lower()
    if not url:
        return sqlite(str(data / "varde.sqlite3"))
    if scheme == "sqlite":
        return sqlite(_sqlite_name(url))
    if scheme in {"postgres", "postgresql"}:
        return _postgresql(url)
    raise ImproperlyConfigured(
        "DATABASE_URL must start with sqlite:// or postgres://, "
        "for instance postgres://varde:password@localhost:5432/varde."
    )


def sqlite(name: str) -> dict[str, Any]:
    return {
        "ENGINE": "varde.config.sqlite",
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        "TEST": {"NAME": ":memory:"},
    }


def _sqlite_name(url: str) -> str:
    name = unquote(url.partition("://")[2])
    if name == ":memory:":
        return name
    if not name.startswith("/") or name == "/":
        raise ImproperlyConfigured(
            "DATABASE_URL for SQLite needs a file, for instance sqlite:////srv/varde/varde.sqlite3."
        )
    return name[1:]


def _postgresql(url: str) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        port = options.pop("port", "") or str(parts.port or "")
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}.") from None
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL names no database after the last slash.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": port,
        **_postgresql_connections(options),
    }


def _postgresql_connections(options: dict[str, str]) -> dict[str, Any]:
    """A few lasting connections with prepared statements; behind PgBouncer neither is possible.

    No question is made into machine code first (jit): that takes longer than to answer it.
    """
    if flag("VARDE_PGBOUNCER", default=False):
        return {"CONN_MAX_AGE": 0, "DISABLE_SERVER_SIDE_CURSORS": True, "OPTIONS": options}
    prepared = {"server_side_binding": True, "prepare_threshold": 5}
    asked = {**options, "options": f"-c jit=off {options.get('options', '')}".strip()}
    return {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True, "OPTIONS": {**prepared, **asked}}


def kept_secret(place: Path) -> str:
    if not place.exists():
        _write_secret(place)
    secret = place.read_text().strip()
    if len(secret) < 50:
        raise ImproperlyConfigured(
            f"{place} is damaged. Put back the one from your backup, "
            "or delete it to get a new one; everybody must then sign in again."
        )
    return secret


def _write_secret(place: Path) -> None:
    """A whole file appears at once or not at all; when two start together, the first one wins."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(64) + "\n")
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(draft, place)
    os.unlink(draft)
