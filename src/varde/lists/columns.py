"""The columns of a list: which there are, which are shown, and what the address says of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

NAME, APART = "kol", "."


class Column(NamedTuple):
    """One column: its name in the address, its words, and a row's cell of it in a file."""

    key: str
    label: Promise
    cell: Callable[..., Any]
    phone: str = ""


@dataclass(frozen=True)
class Columns:
    """Those to choose among in their own order, and those shown when nobody has chosen."""

    to_choose: Sequence[Column]
    usual: Sequence[Column]

    def chosen(self, asked: Mapping[str, str]) -> str:
        """Those known, as the address says it; empty for the usual ones."""
        wanted = set(asked.get(NAME, "").split(APART))
        known = [column for column in self.to_choose if column.key in wanted]
        return "" if known == list(self.usual) else APART.join(column.key for column in known)

    def shown(self, chosen: str) -> list[Column]:
        keys = chosen.split(APART)
        known = [column for column in self.to_choose if column.key in keys]
        return known if chosen else list(self.usual)

    def boxes(self, chosen: str) -> list[dict[str, Any]]:
        """What there is to tick."""
        on = self.shown(chosen)
        return [{"key": one.key, "label": one.label, "shown": one in on} for one in self.to_choose]


def asked(typed: MultiValueDict[str, str]) -> dict[str, str]:
    """What the address says; boxes ticked one by one make one word."""
    plain = {name: str(values[-1]) for name, values in typed.lists() if values}
    return plain | {NAME: APART.join(typed.getlist(NAME))}
