"""What a file is by its first bytes. Its name and what the browser says are never believed."""

from enum import StrEnum

import filetype  # type: ignore[import-untyped]

HEAD = 4096
_PICTURES = {"image/jpeg", "image/png", "image/webp", "image/heic"}
# The brands of HEIF that telephones write (ISO 23008-12); the library knows only some of them.
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


class Kind(StrEnum):
    PICTURE = "picture"
    PAPER = "paper"


def kind_of(head: bytes) -> Kind | None:
    """A picture we can draw, a paper we can read, or None for all else."""
    found = filetype.guess_mime(head)
    if found == "application/pdf":
        return Kind.PAPER
    return Kind.PICTURE if found in _PICTURES or _is_heif(head) else None


def _is_heif(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in _HEIF
