"""From cleaned to kept: contents on disk, and a sealed note of them for a form to carry.

A page with an error cannot give the browser its files back. So what was good is kept at once,
and the page carries a sealed note of it; what is never sent again is swept away after a day.
"""

import logging
from dataclasses import asdict, dataclass

from django.core import signing
from django.utils.translation import gettext as _

from varde.files import storage
from varde.files.cleaning import Cleaned
from varde.foundation.refusals import OutOfReach

_SALT = "varde.files.kept"
LIFETIME = 12 * 60 * 60
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """A content on disk that no row speaks of yet."""

    sha256: str
    name: str
    content_type: str
    size: int
    width: int = 0
    height: int = 0
    thumbnail: str = ""

    @property
    def sealed(self) -> str:
        """A note only we can write, for a form to bring back."""
        return signing.dumps(asdict(self), salt=_SALT, compress=True)


def keep(cleaned: Cleaned) -> Kept:
    """Both contents on disk, synced, before any row is written."""
    return Kept(
        sha256=_written(cleaned.content),
        name=cleaned.name,
        content_type=cleaned.content_type,
        size=len(cleaned.content),
        width=cleaned.width,
        height=cleaned.height,
        thumbnail=_written(cleaned.thumbnail) if cleaned.thumbnail else "",
    )


def unseal(note: str) -> Kept | None:
    """What a form brought back; None when it is not ours, too old, or swept away."""
    try:
        kept = Kept(**signing.loads(note, salt=_SALT, max_age=LIFETIME))
    except signing.BadSignature:
        return None
    return kept if storage.holds(kept.sha256) else None


def _written(content: bytes) -> str:
    try:
        return storage.keep(content)
    except OSError as full:
        log.exception("A file could not be written")
        raise OutOfReach(_("The file could not be kept just now. Try again in a while.")) from full
