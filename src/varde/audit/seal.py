"""The database's own lock on the trail: triggers that refuse to change or delete an event."""

from django.db.backends.base.base import BaseDatabaseWrapper

FIXED = [
    "id", "company_id", "number", "at", "verb", "subject", "actor_kind", "actor", "digest", "hash",
]  # fmt: skip

_SAME = " AND ".join(f"NEW.{column} = OLD.{column}" for column in FIXED)
_EMPTY = "NEW.subject_label = '' AND NEW.actor_label = '' AND NEW.salt = ''"

_SQLITE = [
    """CREATE TRIGGER audit_event_kept BEFORE DELETE ON audit_event
       BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END""",
    f"""CREATE TRIGGER audit_event_fixed BEFORE UPDATE ON audit_event
        WHEN NOT ({_SAME} AND {_EMPTY} AND NEW.changes = '{{}}')
        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
]
_POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION audit_event_refuse() RETURNS trigger AS $$
        BEGIN
          IF TG_OP = 'UPDATE' AND {_SAME} AND {_EMPTY} AND NEW.changes = '{{}}'::jsonb THEN
            RETURN NEW;
          END IF;
          RAISE EXCEPTION 'an event is never changed or deleted';
        END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER audit_event_kept BEFORE UPDATE OR DELETE ON audit_event
       FOR EACH ROW EXECUTE FUNCTION audit_event_refuse()""",
]


def lay(connection: BaseDatabaseWrapper) -> None:
    """Put the lock on."""
    for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
        _run(connection, statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the lock off: for undoing the migration, and for emptying a test database."""
    if connection.vendor == "postgresql":
        _run(connection, "DROP TRIGGER IF EXISTS audit_event_kept ON audit_event")
        return
    for name in ("audit_event_kept", "audit_event_fixed"):
        _run(connection, f"DROP TRIGGER IF EXISTS {name}")


def _run(connection: BaseDatabaseWrapper, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
