"""What people say about a table of units: the file, and what its columns mean."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from varde.directory.forms import tables
from varde.organisation import imports, unit_table
from varde.organisation.models import Import
from varde.people.actors import Actor
from varde.tables.mapping import Link, Mapping

SAMPLES = 3


def read_units(*, file: Any, by: Actor) -> Import:
    return tables.read_in(kind=imports.UNITS, fields=unit_table.fields(), file=file, by=by)


class DecideColumns(tables.ColumnsForm):
    """One question a column."""

    def questions(self) -> dict[str, Any]:
        fields = unit_table.fields()
        return {
            f"column{place}": tables.column_question(link, self._samples(place), fields)
            for place, link in enumerate(self.links)
        }

    def _samples(self, place: int) -> list[str]:
        cells = (row[1][place] for row in self.given.rows if place < len(row[1]))
        return list(dict.fromkeys(cell[:60] for cell in cells if cell))[:SAMPLES]

    def clean(self) -> dict[str, Any]:
        said = self.said("column")
        self.refuse_doubles(said)
        if "name" not in said:
            raise ValidationError(_("Say which column holds the names."))
        pairs = zip(self.links, said, strict=True)
        links = (link if link.field == field else Link(link.column, field) for link, field in pairs)
        return {"mapping": Mapping(tuple(links))}
