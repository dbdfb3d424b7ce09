"""What people say about a register: the file, and what its columns mean."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ChoiceField, Field, RadioSelect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.organisation.forms.choices import UnitField
from varde.people.actors import Actor
from varde.registers.fields import fields
from varde.registers.models import Import
from varde.registers.understanding import given, question, said_words
from varde.tables.dates import DateForm
from varde.tables.fields import Field as Target
from varde.tables.fields import Takes, by_name
from varde.tables.mapping import Link, Mapping
from varde.ui.fields import FileField
from varde.ui.forms import Form

MOST_MEGABYTES = 100
LANGUAGES = (
    ("nb", gettext_lazy("Bokmål")),
    ("nn", gettext_lazy("Nynorsk")),
    ("en", gettext_lazy("English")),
)


class Upload(Form):
    """A file, and nothing more."""

    file = FileField(
        label=gettext_lazy("The register"),
        help_text=gettext_lazy(
            "A CSV file or an Excel file (.xlsx), with a heading above the columns."
        ),
        accept=".csv,.txt,.tsv,.xlsx",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_MEGABYTES * 1024 * 1024:
            raise ValidationError(
                _("The file is %(size)s MB. Split it into parts of at most %(most)s MB.")
                % {"size": file.size // (1024 * 1024), "most": MOST_MEGABYTES}
            )
        return file

    def clean(self) -> dict[str, Any]:
        file = self.cleaned_data.get("file")
        return {"file_name": file.name, "pieces": file.chunks()} if file else {}


class Decide(Form):
    """One question a column, more where its dates or its words must be explained."""

    def __init__(self, data: Any = None, *, row: Import, actor: Actor) -> None:
        self._row, self._links = row, row.mapping.links
        self._targets = by_name(fields())
        self.base_fields = dict(self._questions(actor))  # type: ignore[misc]
        super().__init__(data)

    def _questions(self, actor: Actor) -> Iterable[tuple[str, Field]]:
        for number, link in enumerate(self._links):
            yield f"column{number}", self._column(link)
            if self._asks_for_form(link):
                yield f"form{number}", self._form(link)
            for place, word in enumerate(said_words(link, self._row.stored_look)):
                yield f"word{number}_{place}", self._word(link, word)
        yield from self._decisions(actor)

    def _column(self, link: Link) -> Field:
        seen = self._row.stored_look["columns"].get(link.column, {"samples": []})
        return ChoiceField(
            label=link.column,
            help_text=_("For instance: %s") % " · ".join(s[:60] for s in seen["samples"] if s),
            choices=[("", _("Keep it beside the case")), *_labels(self._targets.values())],
            initial=link.field,
            required=False,
        )

    def _asks_for_form(self, link: Link) -> bool:
        target = self._targets.get(link.field)
        return target is not None and target.takes == Takes.DATE

    def _form(self, link: Link) -> Field:
        asked = question(link.column, self._row.stored_look)
        forms = dict.fromkeys([*asked.forms, *([DateForm(link.form)] if link.form else [])])
        return ChoiceField(
            label=_("How are the dates in “%s” written?") % link.column,
            help_text=_("For instance: %s") % " · ".join(asked.samples),
            choices=[(form.value, FORMS[form]) for form in forms],
            initial=link.form,
            required=False,
            widget=RadioSelect,
        )

    def _word(self, link: Link, word: str) -> Field:
        target = self._targets[link.field]
        choices = [(choice.value, choice.label) for choice in target.choices]
        return ChoiceField(
            label=word,
            choices=[("", _("Not known")), *choices],
            initial=link.values[word],
            required=False,
        )

    def _decisions(self, actor: Actor) -> Iterable[tuple[str, Field]]:
        yield (
            "state",
            ChoiceField(
                label=_("Are cases that say nothing of it finished?"),
                choices=[
                    ("closed", _("Yes, close them")),
                    ("reported", _("No, the leaders must look at them")),
                ],
                initial=self._row.decided("state"),
                required=False,
                widget=RadioSelect,
            ),
        )
        yield (
            "unit",
            UnitField(
                viewer=actor,
                label=_("Which unit gets cases that name none of yours?"),
                initial=self._row.decided("unit") or None,
                empty_label=None,
            ),
        )
        language = self._row.decided("language")
        yield (
            "language",
            ChoiceField(label=_("Which language is it in?"), choices=LANGUAGES, initial=language),
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        links = [self._link(number, link, said) for number, link in enumerate(self._links)]
        self._refuse_doubles(links)
        unit = said.get("unit")
        decisions = {
            "state": said.get("state", ""),
            "unit": str(unit.pk) if unit else "",
            "language": said.get("language", ""),
        }
        return {"mapping": Mapping(tuple(links)), "decisions": decisions}

    def _link(self, number: int, link: Link, said: dict[str, Any]) -> Link:
        """A column given to another field is looked at anew; the rest is as it was answered."""
        field = said.get(f"column{number}", "")
        if field != link.field:
            target = self._targets.get(field)
            return (
                given(link.column, target, self._row.stored_look) if target else Link(link.column)
            )
        words = enumerate(said_words(link, self._row.stored_look))
        values = {word: said.get(f"word{number}_{place}", "") for place, word in words}
        form = said.get(f"form{number}", "")
        return Link(link.column, field, form, values, link.reason, link.score)

    def _refuse_doubles(self, links: list[Link]) -> None:
        taken: dict[str, str] = {}
        for number, link in enumerate(links):
            target = self._targets.get(link.field)
            if target and not target.joins and link.field in taken:
                told = _("“%(field)s” is filled by “%(other)s” already. Choose one of them.")
                words = {"field": target.label, "other": taken[link.field]}
                self.add_error(f"column{number}", told % words)
            taken.setdefault(link.field, link.column)

    def column_fields(self) -> list[dict[str, Any]]:
        """For the page: each column with what must be explained about it."""
        return [
            {
                "link": link,
                "column": self[f"column{number}"],
                "form": self[f"form{number}"] if f"form{number}" in self.fields else None,
                "words": [self[name] for name in self.fields if name.startswith(f"word{number}_")],
            }
            for number, link in enumerate(self._links)
        ]


FORMS = {
    DateForm.YEAR_FIRST: gettext_lazy("The year first: 2026-11-23"),
    DateForm.DAY_FIRST: gettext_lazy("The day first: 23.11.2026"),
    DateForm.MONTH_FIRST: gettext_lazy("The month first: 11/23/2026"),
    DateForm.SERIAL: gettext_lazy("Excel's own count of days: 46349"),
    DateForm.WORDS: gettext_lazy("With the month in letters: 23. november 2026"),
}


def _labels(targets: Iterable[Target]) -> list[tuple[str, str]]:
    return [(target.name, target.label) for target in targets]
