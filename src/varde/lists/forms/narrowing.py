"""What a list is narrowed by: what was chosen and understood, and each of it said in words."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from varde.people.actors import Actor
from varde.ui import dates
from varde.ui.forms import Form


class Narrow(Form):
    """A panel above a list; what it holds stands in the address."""

    # Each by its name in the address: (rows, value, actor) → rows.
    by: ClassVar[Mapping[str, Callable[[Any, Any, Actor], Any]]]

    def __init__(self, asked: Mapping[str, str], *, actor: Actor) -> None:
        super().__init__({name: asked[name] for name in self.by if asked.get(name)})
        self.fields = self.fields_of_its_own(actor) | self.fields

    def fields_of_its_own(self, actor: Actor) -> dict[str, Any]:
        """Fields whose choices depend on the reader; they come first."""
        return {}


@dataclass(frozen=True)
class Narrowing:
    """What was chosen and understood: for the address, and for the list."""

    given: dict[str, str]
    form: Narrow = field(repr=False)
    actor: Actor = field(repr=False)

    def of(self, rows: Any) -> Any:
        """Only those that fit everything chosen."""
        for name in self.given:
            rows = self.form.by[name](rows, self.form.cleaned_data[name], self.actor)
        return rows

    def said(self) -> dict[str, str]:
        """What stands on the chip for each."""
        return {name: self._words(name) for name in self.given}

    def _words(self, name: str) -> str:
        value, asked = self.form.cleaned_data[name], self.form.fields[name]
        if isinstance(value, datetime.date):
            return f"{asked.label} {dates.date(value, self.actor.today)}"
        if hasattr(asked, "queryset"):
            return str(value)
        by_text = {str(key): str(words) for key, words in getattr(asked, "choices", ())}
        return by_text.get(str(value), str(value))


def narrowing(form: Narrow, actor: Actor) -> Narrowing:
    """What nobody understands is left out, and the rest counts."""
    form.is_valid()
    known = {name: form.cleaned_data.get(name) for name in form.by}
    return Narrowing({name: _short(one) for name, one in known.items() if one}, form, actor)


def _short(value: Any) -> str:
    return str(getattr(value, "pk", value))
