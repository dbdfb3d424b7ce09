"""A row chosen wherever one is asked for: from a list while it is short, else by its name."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from varde.organisation.models import Named, NamedQuerySet, Unit, Viewer

FEW = 200  # more lines than this are no list anybody reads
SUGGESTED = 20
APART = " – "


class Suggesting(forms.TextInput):
    """A text box that shows what there is to choose while one types; works without, too."""

    def __init__(self, address: str) -> None:
        super().__init__({"autocomplete": "off"})
        self.address = address

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        attrs = dict(attrs or {})
        listed = f"{attrs.get('id', name)}_suggestions"
        attrs["list"] = listed
        if self.address:
            attrs |= {
                "hx-get": f"{self.address}?felt={name}",
                "hx-trigger": "input changed delay:200ms",
                "hx-target": f"#{listed}",
            }
        box = super().render(name, value, attrs, renderer)
        return format_html('{}<datalist id="{}"></datalist>', box, listed)


class RowField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Cleans to a row of this undertaking; says what to do when the name fits none or several."""

    default_error_messages = {
        "unknown": _("We find nothing called that. Choose one of the suggestions."),
        "several": _("Several are called that: %(names)s. Write the whole line."),
    }

    suggestions = ""  # the name of the address that gives them

    def __init__(self, rows: NamedQuerySet[Any], *, viewer: Viewer, **kwargs: Any) -> None:
        read = list(rows[: FEW + 1])
        self.is_short = len(read) <= FEW
        if not self.is_short:
            kwargs["widget"] = Suggesting(address_of(viewer, self.suggestions))
        super().__init__(rows, **{"empty_label": _("Choose …"), **kwargs})
        if self.is_short:
            first = [] if self.empty_label is None else [("", self.empty_label)]
            self.choices = first + self.listed(read, viewer)

    def listed(self, rows: Sequence[Any], viewer: Viewer) -> list[Any]:
        """The lines to choose among; a field may part them in groups."""
        return [(str(row.pk), self.label_from_instance(row)) for row in rows]

    def label_from_instance(self, obj: Any) -> str:
        return suggested(obj)

    def prepare_value(self, value: Any) -> Any:
        """In a box stands the name; in a list, the key chooses the line."""
        if self.is_short or value in self.empty_values:
            return super().prepare_value(value)
        row = value if isinstance(value, Named) else self._by_key(str(value))
        return suggested(row) if row else value

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, Named):
            return value or None
        found = self._by_key(str(value))
        if found is None and not self.is_short:
            return self._by_name(str(value))
        if found is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return found

    def _by_key(self, typed: str) -> Any:
        try:
            key = uuid.UUID(typed)
        except ValueError:
            return None
        return self.queryset.filter(pk=key).first() if self.queryset is not None else None

    def _by_name(self, typed: str) -> Any:
        name = typed.split(APART)[0]
        assert self.queryset is not None
        rows: Sequence[Any] = self.queryset.named(name)[:FEW]  # type: ignore[attr-defined]
        exact = [row for row in rows if suggested(row) == typed] or [
            row for row in rows if row.name.casefold() == typed.casefold()
        ]
        if len(exact) == 1:
            return exact[0]
        if not exact:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        names = "; ".join(suggested(row) for row in exact[:3])
        raise ValidationError(self.error_messages["several"] % {"names": names}, code="several")


class UnitField(RowField):
    """The open units this viewer may know of, as the tree they are."""

    suggestions = "people:suggest_units"

    def __init__(
        self, *, viewer: Viewer, units: NamedQuerySet[Unit] | None = None, **kwargs: Any
    ) -> None:
        if units is None:
            units = Unit.objects.visible_to(viewer).open()
        super().__init__(units.order_by("path"), viewer=viewer, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """One step in for each level down."""
        return f"{chr(0x2003) * (obj.depth - 1)}{obj.name}"


class UnitBox(UnitField):
    """A unit written by name, wherever reading them all for a list would cost too much."""

    def __init__(self, *, viewer: Viewer, **kwargs: Any) -> None:
        box = Suggesting(address_of(viewer, self.suggestions))
        units = Unit.objects.visible_to(viewer)
        forms.ModelChoiceField.__init__(self, units, widget=box, **kwargs)
        self.is_short = False


def suggested(row: Any) -> str:
    """A line that tells rows of one name apart: by number, else by where they belong."""
    apart = row.number if getattr(row, "number", "") else _where(row)
    return f"{row.name}{APART}{apart}" if apart else str(row.name)


def _where(row: Any) -> str:
    """A person's unit; for a unit, the one above it."""
    return row.name_above() if isinstance(row, Unit) else str(getattr(row, "unit", ""))


def address_of(viewer: Viewer, name: str) -> str:
    """Where suggestions are fetched, for viewers who stand in an undertaking."""
    company = getattr(viewer, "company", None)
    return reverse(name, kwargs={"company": company.slug}) if company else ""
