"""What people type about units and workplaces."""

from typing import Any

from django.forms import CharField
from django.utils.translation import gettext_lazy as _

from varde.organisation.forms.choices import UnitField
from varde.organisation.models import Unit, Workplace
from varde.people.actors import Actor
from varde.ui.forms import Form

LONGEST_NAME, LONGEST_NUMBER = 300, 40
LONGEST_PLACE, LONGEST_ADDRESS = 200, 300


class NameUnit(Form):
    """A unit's name, and the number it has elsewhere."""

    name = CharField(label=_("What is the unit called?"), max_length=LONGEST_NAME)
    number = CharField(
        label=_("Number"),
        help_text=_("The number it has in payroll or accounting, if it has one."),
        max_length=LONGEST_NUMBER,
        required=False,
    )


class ParentField(UnitField):
    """Every unit but the one that moves and those under it."""

    def __init__(self, *, moving: Unit, viewer: Actor, **kwargs: Any) -> None:
        super().__init__(viewer=viewer, **kwargs)
        under = Unit.objects.visible_to(viewer).filter(path__range=moving.span())
        keys = {str(key) for key in under.values_list("pk", flat=True)}
        if self.is_short:
            offered = list(self.choices)  # type: ignore[arg-type]
            self.choices = [(key, words) for key, words in offered if key not in keys]


class Move(Form):
    """Where in the tree the unit shall lie."""

    def __init__(self, *args: Any, unit: Unit, actor: Actor, **kwargs: Any) -> None:
        label, choose = _("Which unit shall it lie under?"), _("Choose a unit")
        parent = ParentField(moving=unit, viewer=actor, label=label, empty_label=choose)
        self.base_fields = self.base_fields | {"parent": parent}  # type: ignore[misc]
        super().__init__(*args, **kwargs)


class OpenWorkplace(Form):
    """A place where work is done."""

    name = CharField(label=_("What is the place called?"), max_length=LONGEST_PLACE)
    address = CharField(label=_("Address"), max_length=LONGEST_ADDRESS, required=False)


class ChangeWorkplace(OpenWorkplace):
    """The same, and which unit it belongs to."""

    def __init__(self, *args: Any, workplace: Workplace, actor: Actor, **kwargs: Any) -> None:
        label = _("Which unit does it belong to?")
        unit = UnitField(viewer=actor, label=label, empty_label=None)
        self.base_fields = self.base_fields | {"unit": unit}  # type: ignore[misc]
        kwargs.setdefault(
            "initial",
            {"name": workplace.name, "address": workplace.address, "unit": workplace.unit_id},
        )
        super().__init__(*args, **kwargs)
