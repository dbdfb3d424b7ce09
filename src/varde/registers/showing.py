"""What a page says of a register: what was understood, what was not, and the first cases."""

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.deviations.rules import State
from varde.registers.cases import TIMES
from varde.registers.models import Import
from varde.registers.preview import preview, unit_names
from varde.registers.understanding import questions
from varde.tables.layouts import Layout

_DELIMITERS = {
    ";": gettext_lazy("semicolons"),
    ",": gettext_lazy("commas"),
    "\t": gettext_lazy("tabs"),
    "|": gettext_lazy("vertical bars"),
}


def understood(row: Import, *, now: datetime.datetime) -> dict[str, Any]:
    """Everything the page of an open import shows beside its form."""
    seen = preview(row, now=now)
    names = unit_names(row)
    return {
        "facts": list(facts(row.layout)),
        "seen": seen,
        "questions": questions(row.mapping, row.stored_look),
        "samples": [_sample(case.row, case.values, names) for case in seen.samples],
        "faults": row.faults or [fault.as_json() for fault in seen.faults_shown],
        "fault_count": row.fault_count or seen.fault_count,
        "is_dated": bool(set(TIMES) & {link.field for link in row.mapping.used}),
        "kept": [link.column for link in row.mapping.kept],
    }


def facts(layout: Layout) -> Any:
    """How the file was read, as term and words."""
    if layout.kind == "xlsx":
        yield _("File"), _("Excel, the sheet “%s”") % layout.sheet
        if layout.formulas:
            yield _("Formulas"), _("Read as the values saved in the file. Nothing is worked out.")
    else:
        mark = _DELIMITERS.get(layout.delimiter, layout.delimiter)
        yield (
            _("File"),
            _("CSV with %(mark)s, letters in %(letters)s")
            % {
                "mark": mark,
                "letters": layout.encoding.upper().removesuffix("-SIG"),
            },
        )
    yield _("Columns"), str(layout.width)
    if layout.nuls:
        yield _("Taken away"), _("%s characters that cannot be seen") % layout.nuls


def _sample(row: int, values: dict[str, Any], units: dict[object, str]) -> dict[str, Any]:
    levels = [level for level in (values["actual"], values["potential"]) if level]
    return {
        "row": row,
        "title": values["title"],
        "day": values["happened_at"] or values["reported_at"],
        "place": values["spot"] or units.get(values["unit_id"], ""),
        "severity": max(levels, default=0),
        "finished": values["state"] == State.CLOSED,
    }
