"""What people say about a table of people: the file, its columns, how days are written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ChoiceField, RadioSelect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.directory.forms import tables
from varde.organisation import imports
from varde.organisation.models import Import
from varde.people import people_table
from varde.people.actors import Actor
from varde.tables.dates import DateForm
from varde.tables.mapping import Link
from varde.tables.profiles import Column

WAYS = {
    DateForm.DAY_FIRST: gettext_lazy("The day first: 23.11.2026"),
    DateForm.MONTH_FIRST: gettext_lazy("The month first: 11/23/2026"),
    DateForm.YEAR_FIRST: gettext_lazy("The year first: 2026-11-23"),
}
AMBIGUOUS = (DateForm.DAY_FIRST, DateForm.MONTH_FIRST)


def read_people(*, file: Any, by: Actor) -> Import:
    return tables.read_in(kind=imports.PEOPLE, fields=people_table.fields(), file=file, by=by)


class DecideColumns(tables.ColumnsForm):
    """One question a column, and one more where its days may be read in two ways."""

    def questions(self) -> dict[str, Any]:
        fields, asked = people_table.fields(), dict[str, Any]()
        columns = zip(self.links, people_table.seen(self.given), strict=True)
        for place, (link, column) in enumerate(columns):
            asked[f"column{place}"] = tables.column_question(link, column.samples, fields)
            if people_table.is_day(link.field) and (column.dates.asks or not link.form):
                asked[f"form{place}"] = _how_written(link, column)
        return asked

    def clean(self) -> dict[str, Any]:
        answers = zip(self.links, self.said("column"), self.said("form"), strict=True)
        said = [Link(link.column, field, form) for link, field, form in answers]
        self.refuse_doubles([link.field for link in said])
        named = {link.field for link in said}
        if "name" not in named and not {"first_name", "last_name"} <= named:
            raise ValidationError(_("Say which column holds the names."))
        return {"mapping": people_table.understood(self.given, said)}


def _how_written(link: Link, column: Column) -> ChoiceField:
    ways = AMBIGUOUS if column.dates.asks else WAYS
    return ChoiceField(
        label=_("How are the dates in “%s” written?") % link.column,
        help_text=tables.for_instance(column.samples),
        choices=[(way.value, WAYS[way]) for way in ways],
        initial=link.form,
        required=False,
        widget=RadioSelect,
    )
