"""What is said about every table taken in here: the file, and that no two columns say the same."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.organisation import verbs
from varde.organisation.models import Import
from varde.people.actors import Actor
from varde.tables.fields import Field
from varde.tables.mapping import Link, Mapping
from varde.ui.fields import FileField
from varde.ui.forms import Form

MOST_MEGABYTES = 20


class ReadTable(Form):
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


def read_in(*, kind: str, fields: Sequence[Field], file: Any, by: Actor) -> Import:
    """Lay the file down, look at it, and take it away again: what stands in it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        with path.open("wb") as laid:
            laid.writelines(file.chunks())
        return verbs.read_in(kind=kind, path=path, file_name=file.name, fields=fields, by=by)


class ColumnsForm(Form):
    """One question a column."""

    def __init__(self, data: Any = None, *, given: Import) -> None:
        self.given = given
        self.links = Mapping.from_json(given.columns).links
        self.base_fields = self.questions()  # type: ignore[misc]
        super().__init__(data)

    def questions(self) -> dict[str, Any]:
        raise NotImplementedError

    def said(self, name: str) -> list[str]:
        """The answer given for each column."""
        return [self.cleaned_data.get(f"{name}{place}", "") for place in range(len(self.links))]

    def refuse_doubles(self, said: list[str]) -> None:
        for place, field in enumerate(said):
            first = said.index(field)
            if field and first != place:
                told = _("“%(other)s” says the same. Choose one of them.")
                words = {"other": self.links[first].column}
                self.add_error(f"column{place}", told % words)


def column_question(link: Link, samples: Sequence[str], fields: Sequence[Field]) -> ChoiceField:
    labels = [(field.name, field.label) for field in fields]
    return ChoiceField(
        label=link.column,
        help_text=for_instance(samples),
        choices=[("", _("Leave it out")), *labels],
        initial=link.field,
        required=False,
    )


def for_instance(samples: Sequence[str]) -> str:
    seen = " · ".join(sample[:60] for sample in samples)
    return _("For instance: %s") % seen if seen else ""
