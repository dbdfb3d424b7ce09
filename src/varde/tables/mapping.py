"""Which column fills which field: proposed by us, decided by a person, kept as JSON."""

import dataclasses
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from django.utils.translation import gettext as _

from varde.tables.dates import DateForm
from varde.tables.faults import Unreadable


@dataclass(frozen=True)
class Link:
    """One column, and the field it fills. Without a field, the column is kept as it stands."""

    column: str
    field: str = ""
    form: str = ""  # how its dates are written
    values: dict[str, str] = dataclasses.field(default_factory=dict)  # words → choices
    reason: str = ""  # why it was proposed: see REASONS
    score: float = 0.0


@dataclass(frozen=True)
class Mapping:
    """Every column of a table, in the table's order."""

    links: tuple[Link, ...] = ()

    @property
    def used(self) -> tuple[Link, ...]:
        return tuple(link for link in self.links if link.field)

    @property
    def kept(self) -> tuple[Link, ...]:
        """The columns no field was found for. Their cells are kept beside the row."""
        return tuple(link for link in self.links if not link.field)

    def filling(self, name: str) -> tuple[Link, ...]:
        return tuple(link for link in self.links if link.field == name)

    def changed(self, changes: Iterable[Link]) -> Self:
        """The same mapping with some columns decided otherwise."""
        new = {link.column: link for link in changes}
        return replace(self, links=tuple(new.get(link.column, link) for link in self.links))

    def as_json(self) -> dict[str, Any]:
        return {"columns": [asdict(link) for link in self.links]}

    @classmethod
    def from_json(cls, stored: Any) -> Self:
        """Read what `as_json` wrote, or what a person wrote: {"columns": {"Dato": "happened"}}."""
        columns = stored.get("columns") if isinstance(stored, dict) else None
        if isinstance(columns, dict):
            columns = [_written(column, said) for column, said in columns.items()]
        if not isinstance(columns, list):
            raise Unreadable(_('A mapping looks like this: {"columns": {"Dato": "happened_at"}}.'))
        return cls(tuple(_link(said) for said in columns))


def _written(column: str, said: Any) -> dict[str, Any]:
    if isinstance(said, dict):
        return {**said, "column": column}
    return {"column": column, "field": said or ""}


def _link(said: Dict[str, Any]) -> Link:
    try:
        link = Link(
            column=str(said["column"]),
            field=str(said.get("field") or ""),
            form=str(said.get("form") or ""),
            values={str(k): str(v or "") for k, v in (said.get("values") or {}).items()},
            reason=str(said.get("reason", "chosen" if said.get("field") else "")),
            score=float(said.get("score") or 0),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise Unreadable(_("One column in the mapping cannot be understood: %s") % said) from wrong
    if link.form and link.form not in set(DateForm):
        raise Unreadable(
            _("%(form)s is no way to write dates. Use one of: %(known)s.")
            % {"form": link.form, "known": ", ".join(DateForm)}
        )
    return link
