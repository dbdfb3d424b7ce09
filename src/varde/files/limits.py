"""How much of a file we take, and why one may be unfit."""

from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """A photo of a telephone of today goes through; what is meant to burst us does not."""

    bytes: int = 25 * MEGABYTE
    pixels: int = 60_000_000
    pages: int = 200
    longest_side: int = 1600
    thumbnail: int = 320
    seconds: int = 30
    megabytes: int = 1000


USUAL = Limits()


class Reason(StrEnum):
    """Why a file cannot be kept. The words for people stand in cleaning.py."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    WRONG_KIND = "wrong_kind"
    BROKEN = "broken"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    LOCKED = "locked"
    TOO_HEAVY = "too_heavy"


class Unfit(Exception):
    """This file cannot be kept, for this reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
