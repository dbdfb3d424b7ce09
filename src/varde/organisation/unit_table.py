"""Units in a table: what its columns may mean, and which units it would add."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from varde.organisation import imports, rules
from varde.organisation.models import Import, Unit
from varde.organisation.names import sorting_key
from varde.tables.faults import Fault
from varde.tables.fields import Field, Takes
from varde.tables.mapping import Mapping
from varde.tables.records import Record

LONGEST = {"name": 300, "number": 40}


@dataclass(eq=False)
class Planned:
    """One row that becomes a unit, under another row or under a unit that stands."""

    row: int
    name: str
    number: str
    above: str
    parent: "Planned | Unit | None" = None


def fields() -> tuple[Field, ...]:
    return (
        Field(
            "number",
            _("Number"),
            Takes.LINE,
            ("nr", "nummer", "enhetsnummer", "enhetsnr", "id", "tailid", "kode", "number"),
        ),
        Field(
            "name",
            _("Name"),
            Takes.LINE,
            ("navn", "enhet", "enhetsnavn", "avdeling", "name", "name nb"),
            required=True,
        ),
        Field(
            "parent",
            _("Lies under"),
            Takes.LINE,
            ("overordnet", "overordnet enhet", "ligger under", "forelder", "parent", "parentid"),
        ),
    )


def with_parents(look: imports.Look) -> Mapping:
    """A column that names other units of the table says what they lie under, whatever it is called.

    Missed, every unit would come right under the top.
    """
    if look.mapping.filling("parent"):
        return look.mapping
    cells = [_cells(look, place) for place in range(len(look.mapping.links))]
    columns = list(zip(look.mapping.links, cells, strict=True))
    names = next((said for link, said in columns if link.field == "name"), set())
    for link, said in columns:
        if not link.field and said and said <= names:
            return look.mapping.changed([replace(link, field="parent")])
    return look.mapping


def _cells(look: imports.Look, place: int) -> set[str]:
    """What stands in a column, as names are compared."""
    rows: Any = look.rows
    return {sorting_key(cells[place]) for _at, cells, *_rest in rows if any(cells[place:][:1])}


def plan(given: Import) -> imports.Plan:
    """What would be added, parents first; all that is wrong, by row and column."""
    return _Planner(given).plan()


class _Planner:
    """The units that stand, the rows of the table, and how they hang together."""

    def __init__(self, given: Import) -> None:
        standing = list(Unit.objects.filter(company_id=given.company_id))
        self.given = given
        self.top = next(unit for unit in standing if unit.depth == 1)
        self.by_number: dict[str, Any] = {unit.number: unit for unit in standing if unit.number}
        self.by_name = _only_once((unit.sort_name, unit) for unit in standing)
        self.names = {unit.sort_name for unit in standing}
        self.faults: list[Fault] = []
        self.columns = {
            link["field"]: link["column"] for link in given.columns["columns"] if link["field"]
        }

    def plan(self) -> imports.Plan:
        entries = [self._entry(record) for record in imports.records(self.given, fields())]
        read = [entry for entry in entries if entry]
        new = [entry for entry in read if not self._stands(entry)]
        self._let_them_be_found(new)
        for entry in new:
            self._find_parent(entry)
        return imports.Plan(list(self._parents_first(new)), len(read) - len(new), self.faults)

    def _entry(self, record: Record) -> Planned | None:
        self.faults += record.faults
        said = {name: record.values.get(name, "") for name in ("name", "number", "parent")}
        for name, most in LONGEST.items():
            if len(said[name]) > most:
                text = _("Shorten this to %(most)s characters.") % {"most": most}
                self._fault(record.row, name, said[name], text)
        if record.faults or not said["name"]:
            return None
        return Planned(record.row, said["name"], said["number"], said["parent"])

    def _stands(self, entry: Planned) -> bool:
        """Known by its number, else by its name. A first row with the top's name is the top."""
        key = sorting_key(entry.name)
        is_top = not entry.above and key == self.top.sort_name
        if is_top:
            self.by_number.setdefault(entry.number, self.top)
        return is_top or (entry.number in self.by_number if entry.number else key in self.names)

    def _let_them_be_found(self, new: Sequence[Planned]) -> None:
        seen: dict[str, int] = {}
        for entry in new:
            key = entry.number or sorting_key(entry.name)
            if key in seen:
                twice = _("Row %(row)s says the same. Every unit stands once.")
                column = "number" if entry.number else "name"
                self._fault(entry.row, column, key, twice % {"row": seen[key]})
            seen.setdefault(key, entry.row)
        self.by_number |= {entry.number: entry for entry in new if entry.number}
        named = _only_once((sorting_key(entry.name), entry) for entry in new)
        self.by_name = {**self.by_name, **named}

    def _find_parent(self, entry: Planned) -> None:
        if not entry.above:
            entry.parent = self.top
            return
        entry.parent = self.by_number.get(entry.above) or self.by_name.get(sorting_key(entry.above))
        if entry.parent is None:
            none = _("We find no unit with this number or name, or several of the same name.")
            self._fault(entry.row, "parent", entry.above, none)
        elif isinstance(entry.parent, Unit) and entry.parent.state != rules.OPEN:
            closed = _("%(unit)s is closed. Choose another.") % {"unit": entry.parent}
            self._fault(entry.row, "parent", entry.above, closed)

    def _parents_first(self, new: Sequence[Planned]) -> Iterator[Planned]:
        """In an order in which each can be planted; those in a ring never can."""
        placed: set[Planned] = set()
        for entry in new:
            way = [entry]
            while isinstance(way[-1].parent, Planned) and way[-1].parent not in placed:
                if way[-1].parent in way:
                    ring = _("This unit would lie under itself. Look at the rows above it.")
                    self._fault(entry.row, "parent", entry.above, ring)
                    break
                way.append(way[-1].parent)
            yield from (one for one in reversed(way) if one not in placed)
            placed.update(way)

    def _fault(self, row: int, name: str, value: str, message: str) -> None:
        self.faults.append(Fault(row, self.columns.get(name, ""), value, message))


def _only_once(named: Iterator[tuple[str, Any]]) -> dict[str, Any]:
    """Names that mean one thing alone."""
    pairs = list(named)
    times = Counter(name for name, _row in pairs)
    return {name: row for name, row in pairs if times[name] == 1}
