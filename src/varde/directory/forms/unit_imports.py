"""What people say about a table of units: the file, and what its columns mean."""

import tempfile
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.organisation import imports, unit_table, verbs
from varde.organisation.models import Import
from varde.people.actors import Actor
from varde.tables.mapping import Link, Mapping
from varde.ui.fields import FileField
from varde.ui.forms import Form

MOST_MEGABYTES = 20
SAMPLES = 3


class ReadUnits(Form):
    """A file, and nothing more."""

    file = FileField(
        label=gettext_lazy("The table"),
        help_text=gettext_lazy(
            "A CSV file or an Excel file (.xlsx), with a heading above the columns."
        ),
        accept=".csv,.txt,.tsv,.xlsx",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_MEGABYTES * 1024 * 1024:
            told = _("The file is over %(most)s MB. Take in a part of it at a time.")
            raise ValidationError(told % {"most": MOST_MEGABYTES})
        return file


def read_units(*, file: Any, by: Actor) -> Import:
    """Lay the file down, look at it, and take it away again: what stands in it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        with path.open("wb") as laid:
            laid.writelines(file.chunks())
        return verbs.read_in(
            kind=imports.UNITS, path=path, file_name=file.name, fields=unit_table.fields(), by=by
        )


class DecideColumns(Form):
    """One question a column."""

    def __init__(self, data: Any = None, *, given: Import) -> None:
        self.given = given
        self.links = Mapping.from_json(given.columns).links
        labels = [(field.name, field.label) for field in unit_table.fields()]
        self.base_fields = {  # type: ignore[misc]
            f"column{place}": self._column(place, link, labels)
            for place, link in enumerate(self.links)
        }
        super().__init__(data)

    def _column(self, place: int, link: Link, labels: list[tuple[str, str]]) -> ChoiceField:
        cells = (row[1][place] for row in self.given.rows if place < len(row[1]))
        seen = list(dict.fromkeys(cell[:60] for cell in cells if cell))[:SAMPLES]
        return ChoiceField(
            label=link.column,
            help_text=_("For instance: %s") % " · ".join(seen) if seen else "",
            choices=[("", _("Leave it out")), *labels],
            initial=link.field,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        said = [self.cleaned_data.get(f"column{place}", "") for place in range(len(self.links))]
        self._refuse_doubles(said)
        if "name" not in said:
            raise ValidationError(_("Say which column holds the names."))
        pairs = zip(self.links, said, strict=True)
        links = (link if link.field == field else Link(link.column, field) for link, field in pairs)
        return {"mapping": Mapping(tuple(links))}

    def _refuse_doubles(self, said: list[str]) -> None:
        for place, field in enumerate(said):
            first = said.index(field)
            if field and first != place:
                told = _("“%(other)s” says the same. Choose one of them.")
                words = {"other": self.links[first].column}
                self.add_error(f"column{place}", told % words)
