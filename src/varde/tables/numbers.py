"""Numbers as people write them: 1 234,56 and 1.234,56 and 1,234.56."""

import re
from decimal import Decimal

_SPACES = re.compile(r"(?<=\d)[ \xa0\u2009\u202f'](?=\d{3}(?:\D|$))")
_AROUND = re.compile(r"^(?:kr\.?|nok)\s*|\s*(?:kr\.?|nok|,-|%)$", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?$", re.IGNORECASE)
_GROUPS = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})+(?:[.,]\d+)?$")


def read_number(text: str) -> Decimal | None:
    """The number in a cell, or None. The last mark is the decimal one, repeated ones group."""
    bare = _SPACES.sub("", _AROUND.sub("", text.replace("−", "-")).strip())
    bare = _without_groups(bare).replace(",", ".")
    return Decimal(bare) if _PLAIN.match(bare) else None


def _without_groups(bare: str) -> str:
    """1.234.567 and 1.234,56 are grouped; a lone 1.234 or 1,234 is not taken to be."""
    groups = _GROUPS.match(bare)
    if not groups:
        return bare
    mark = groups[1]
    other = "," if mark == "." else "."
    grouped = bare.count(mark) > 1 or other in bare
    return bare.replace(mark, "") if grouped and bare.count(other) < 2 else bare
