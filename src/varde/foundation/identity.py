"""Identities that sort by time and mean the same after export and import (UUIDv7, RFC 9562)."""

import uuid

from uuid_utils import compat


def uuid7() -> uuid.UUID:
    """A new identity: 48 bits of milliseconds, the rest random."""
    return compat.uuid7()
