"""What the command says and understands: a plan made from a file and a mapping."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from varde.organisation.models import Company
from varde.registers.models import Import
from varde.registers.understanding import as_json, completed, questions, understand
from varde.tables.faults import Unreadable
from varde.tables.mapping import Mapping

DECISIONS = ("state", "language", "unit")
STATES = ("reported", "closed")


def plan(file: Path, written: dict[str, Any], *, company: Company) -> Import:
    """An import that is not saved: what would be done with the file."""
    seen = understand(file, sheet=written.get("sheet", ""), encoding=written.get("encoding", ""))
    mapping, look = seen.mapping, as_json(seen)
    if written:
        mapping = completed(Mapping.from_json(written), seen.layout.headings, look)
    made = Import(company=company, file_name=file.name, stored_look=look)
    made.stored_layout = seen.layout.as_json()
    made.stored_mapping = mapping.as_json()
    made.decisions = {"language": seen.language, "state": "reported", **_decided(written)}
    return made


def _decided(written: dict[str, Any]) -> dict[str, Any]:
    decided = {name: written[name] for name in DECISIONS if written.get(name)}
    if decided.get("state", "reported") not in STATES:
        raise Unreadable(_("A state is one of: %s.") % ", ".join(STATES))
    return decided


def told(plan: Import) -> Iterator[str]:
    """What was understood, line by line."""
    layout, mapping = plan.layout, plan.mapping
    form = layout.sheet or f"{layout.encoding} {layout.delimiter!r}"
    yield f"{plan.file_name}: {layout.kind}, {form}, {layout.width} columns"
    for link in mapping.links:
        field = f"{link.field} {link.form}".strip() if link.field else "kept as it stands"
        yield f"  {link.column} → {field}" + (f" ({link.reason})" if link.reason else "")
        unknown = [word for word, value in link.values.items() if link.field and not value]
        if unknown:
            yield f"    not understood: {', '.join(unknown[:10])}"
    for asked in questions(mapping, plan.stored_look):
        ways = " or ".join(asked.forms)
        yield f"  ? {asked.column}: {', '.join(asked.samples)}: {ways}? Say it with --mapping."


def written(plan: Import) -> dict[str, Any]:
    """The plan as a mapping somebody can change and give back."""
    columns = {
        link.column: {"field": link.field, "form": link.form, "values": link.values}
        if link.form or link.values
        else link.field
        for link in plan.mapping.links
    }
    return {"columns": columns, **plan.decisions}


def line(fault: dict[str, str]) -> str:
    """Row 12, «Dato», «31.02.2014»: what is wrong."""
    place = _("Row %s") % fault["row"] if fault["row"] else ""
    column, value = (f"«{fault[name]}»" if fault[name] else "" for name in ("column", "value"))
    return ", ".join(filter(None, (place, column, value))) + ": " + fault["message"]
