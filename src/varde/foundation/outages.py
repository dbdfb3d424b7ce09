"""Which errors are nobody's mistake and pass by themselves: disk or database is out of reach."""

import errno
import sqlite3

from django.db import InterfaceError, InternalError, OperationalError

# Whatever it is, it is one of these; is_outage says which of them.
KINDS = (OSError, OperationalError, InterfaceError, InternalError)
DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
SQLITE = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY),
        *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN),
        *(sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PROTOCOL),
    }
)
# PostgreSQL says of a server that may only be read that the transaction is.
READ_ONLY = "25006"


def is_outage(fault: BaseException | None) -> bool:
    """Will the same go through when disk and database are back?"""
    if isinstance(fault, OSError):
        return fault.errno in DISK
    if isinstance(fault, InternalError):
        return getattr(fault.__cause__, "sqlstate", "") == READ_ONLY
    return isinstance(fault, OperationalError | InterfaceError) and _is_no_mistake(fault)


def _is_no_mistake(fault: Exception) -> bool:
    """SQLite calls wrong statements operational too; those are for programmers."""
    cause = fault.__cause__
    if not isinstance(cause, sqlite3.Error):
        return True
    return getattr(cause, "sqlite_errorcode", 0) & 0xFF in SQLITE
