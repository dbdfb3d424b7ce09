"""What people say about a table of people: the file, its columns, how days are written."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ChoiceField, Field, RadioSelect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.organisation import imports, verbs
from varde.organisation.models import Import
from varde.people import people_table
from varde.people.actors import Actor
from varde.tables.dates import DateForm
from varde.tables.mapping import Link, Mapping
from varde.tables.profiles import Column
from varde.ui.forms import Form

WAYS = {
    DateForm.DAY_FIRST: gettext_lazy("The day first: 23.11.2026"),
    DateForm.MONTH_FIRST: gettext_lazy("The month first: 11/23/2026"),
    DateForm.YEAR_FIRST: gettext_lazy("The year first: 2026-11-23"),
}
AMBIGUOUS = (DateForm.DAY_FIRST, DateForm.MONTH_FIRST)


def read_people(*, file: Any, by: Actor) -> Import:
    """Lay the file down, look at it, and take it away again: what stands in it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        with path.open("wb") as laid:
            laid.writelines(file.chunks())
        fields = people_table.fields()
        return verbs.read_in(
            kind=imports.PEOPLE, path=path, file_name=file.name, fields=fields, by=by
        )


class DecideColumns(Form):
    """One question a column, and one more where its days may be read in two ways."""

    def __init__(self, data: Any = None, *, given: Import) -> None:
        self.given = given
        self.links = Mapping.from_json(given.columns).links
        self.base_fields = dict(self._questions())  # type: ignore[misc]
        super().__init__(data)

    def _questions(self) -> Iterator[tuple[str, Field]]:
        seen = people_table.seen(self.given)
        labels = [(field.name, field.label) for field in people_table.fields()]
        for place, (link, column) in enumerate(zip(self.links, seen, strict=True)):
            yield (
                f"column{place}",
                ChoiceField(
                    label=link.column,
                    help_text=_samples(column),
                    choices=[("", _("Leave it out")), *labels],
                    initial=link.field,
                    required=False,
                ),
            )
            if people_table.is_day(link.field) and (column.dates.asks or not link.form):
                yield f"form{place}", _how_written(link, column)

    def clean(self) -> dict[str, Any]:
        said = [
            Link(
                link.column,
                self.cleaned_data.get(f"column{place}", ""),
                self.cleaned_data.get(f"form{place}", ""),
            )
            for place, link in enumerate(self.links)
        ]
        self._refuse_doubles([link.field for link in said])
        named = {link.field for link in said}
        if "name" not in named and not {"first_name", "last_name"} <= named:
            raise ValidationError(_("Say which column holds the names."))
        return {"mapping": people_table.understood(self.given, said)}

    def _refuse_doubles(self, said: list[str]) -> None:
        for place, field in enumerate(said):
            first = said.index(field)
            if field and first != place:
                told = _("“%(other)s” says the same. Choose one of them.")
                words = {"other": self.links[first].column}
                self.add_error(f"column{place}", told % words)


def _samples(column: Column) -> str:
    seen = " · ".join(sample[:60] for sample in column.samples)
    return _("For instance: %s") % seen if seen else ""


def _how_written(link: Link, column: Column) -> ChoiceField:
    ways = AMBIGUOUS if column.dates.asks else WAYS
    return ChoiceField(
        label=_("How are the dates in “%s” written?") % link.column,
        help_text=_samples(column),
        choices=[(way.value, WAYS[way]) for way in ways],
        initial=link.form,
        required=False,
        widget=RadioSelect,
    )
