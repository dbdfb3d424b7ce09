"""How one file is laid out, so that it can be read again in the same way."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Self


@dataclass(frozen=True)
class Layout:
    """Everything that had to be found out before the first row could be read."""

    kind: str  # "csv" or "xlsx"
    heading_row: int = 1  # 0: the file has no heading
    width: int = 0
    headings: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    quote: str = '"'
    escape: str = ""
    ragged: bool = False  # rows may leave out empty cells at the end
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    formulas: int = 0
    nuls: int = 0
    cut: bool = False  # the file ends in the middle of a character or without its last line break

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """Read back what `as_json` wrote; what is not known is left out."""
        known = {f.name for f in fields(cls)}
        kept = {name: value for name, value in stored.items() if name in known}
        for name in ("headings", "sheets"):
            kept[name] = tuple(kept.get(name, ()))
        return cls(**kept)
