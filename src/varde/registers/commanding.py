"""What the command says and understands: a plan made from a file and a mapping."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from varde.organisation.models import Company, Unit
from varde.registers.cases import named
from varde.registers.models import Import
from varde.registers.understanding import (
    Question,
    Understood,
    as_json,
    completed,
    questions,
    understand,
)
from varde.tables.faults import Unreadable
from varde.tables.mapping import Mapping

DECISIONS = ("state", "language", "unit")
STATES = ("reported", "closed")


@dataclass(frozen=True)
class Plan:
    """What would be done with a file: an import that is not saved, and what was seen."""

    draft: Import
    seen: Understood

    @property
    def questions(self) -> list[Question]:
        return questions(self.draft.mapping, self.draft.stored_look)


def plan(file: Path, written: dict[str, Any], *, company: Company) -> Plan:
    """Look at the file, and put what somebody wrote in place of what we would propose."""
    seen = understand(file, sheet=written.get("sheet", ""), encoding=written.get("encoding", ""))
    mapping, look = seen.mapping, as_json(seen)
    if written:
        mapping = completed(Mapping.from_json(written), seen.layout.headings, look)
    made = Import(company=company, file_name=file.name, stored_look=look)
    made.stored_layout = seen.layout.as_json()
    made.stored_mapping = mapping.as_json()
    made.decisions = {"language": seen.language, "state": "reported", **_decided(written)}
    if said := made.decided("unit"):
        made.decisions["unit"] = _unit(company, str(said))
    return Plan(made, seen)


def _decided(written: dict[str, Any]) -> dict[str, Any]:
    decided = {name: written[name] for name in DECISIONS if written.get(name)}
    if decided.get("state", "reported") not in STATES:
        raise Unreadable(_("A state is one of: %s.") % ", ".join(STATES))
    return decided


def _unit(company: Company, said: str) -> str:
    """The unit of that name or number."""
    units = Unit.objects.filter(company=company).open().values_list("pk", "name", "number")
    found = named(units).get(said.casefold())
    if found is None:
        raise Unreadable(_("No unit, or more than one, is called %s.") % said)
    return str(found)


def told(plan: Plan) -> Iterator[str]:
    """What was understood, line by line."""
    layout, mapping = plan.seen.layout, plan.draft.mapping
    form = layout.sheet or f"{layout.encoding} {layout.delimiter!r}"
    yield f"{plan.draft.file_name}: {layout.kind}, {form}, {layout.width} columns"
    for link in mapping.links:
        field = f"{link.field} {link.form}".strip() if link.field else "kept as it stands"
        yield f"  {link.column} → {field}" + (f" ({link.reason})" if link.reason else "")
        unknown = [word for word, value in link.values.items() if link.field and not value]
        if unknown:
            yield f"    not understood: {', '.join(unknown[:10])}"
    for asked in plan.questions:
        ways = " or ".join(asked.forms)
        yield f"  ? {asked.column}: {', '.join(asked.samples)}: {ways}? Say it with --mapping."


def written(plan: Plan) -> dict[str, Any]:
    """The plan as a mapping somebody can change and give back."""
    columns = {
        link.column: {"field": link.field, "form": link.form, "values": link.values}
        if link.form or link.values
        else link.field
        for link in plan.draft.mapping.links
    }
    return {"columns": columns, **plan.draft.decisions}


def line(fault: dict[str, str]) -> str:
    """Row 12, «Dato», «31.02.2014»: what is wrong."""
    place = _("Row %s") % fault["row"] if fault["row"] else ""
    column, value = (f"«{fault[name]}»" if fault[name] else "" for name in ("column", "value"))
    return ", ".join(filter(None, (place, column, value))) + ": " + fault["message"]
