"""What a list is narrowed by: what was chosen and understood, and each of it said in words."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from varde.people.actors import Actor
from varde.ui import dates
from varde.ui.forms import Form


class Narrow(Form):
    """A panel above a list; what it holds stands in the address."""

    # Each by its name in the address: (rows, value, actor) → rows.
    by: ClassVar[Mapping[str, Callable[[Any, Any, Actor], Any]]]

    def __init__(self, asked: Mapping[str, str], *, actor: Actor) -> None:
        super().__init__(asked)
        self.fields = self.fields_of_its_own(actor) | self.fields

    def fields_of_its_own(self, actor: Actor) -> dict[str, Any]:
        """Fields whose choices depend on the reader; they come first."""
        return {}


@dataclass(frozen=True)
class Narrowing:
    """What was chosen and understood: for the address, and for the list."""

    kind: type[Narrow]
    asked: Mapping[str, str]
    actor: Actor = field(repr=False)

    @cached_property
    def form(self) -> Narrow:
        """Made when something is chosen, or to be drawn."""
        typed = {name: self.asked[name] for name in self.kind.by if self.asked.get(name)}
        form = self.kind(typed, actor=self.actor)
        form.is_valid()
        return form

    @cached_property
    def given(self) -> dict[str, str]:
        """What nobody understands is left out, and the rest counts."""
        if not any(self.asked.get(name) for name in self.kind.by):
            return {}
        known = {name: self.form.cleaned_data.get(name) for name in self.kind.by}
        return {name: _short(one) for name, one in known.items() if one}

    def of(self, rows: Any) -> Any:
        """Only those that fit everything chosen."""
        for name in self.given:
            rows = self.kind.by[name](rows, self.form.cleaned_data[name], self.actor)
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


def _short(value: Any) -> str:
    return str(getattr(value, "pk", value))
