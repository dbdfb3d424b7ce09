"""What people type about how somebody works here, and the roles they hold."""

from typing import Any

from django import forms
from django.forms import Field
from django.utils.translation import gettext_lazy as _

from varde.directory.forms.members import OwnUnitField, PersonForm
from varde.organisation.forms.choices import UnitField
from varde.organisation.models import Unit
from varde.people.actors import Actor
from varde.people.forms.choices import MemberField
from varde.people.models import Employment, EmploymentForm
from varde.people.rules import BUILDERS
from varde.steps.roles import HELD
from varde.ui.fields import DateField
from varde.ui.forms import Form


def _agency() -> Field:
    return forms.CharField(
        label=_("Hired from"),
        help_text=_("The agency or the other undertaking, for those who are hired in."),
        max_length=200,
        required=False,
    )


def _training_office() -> Field:
    return forms.CharField(label=_("Training office"), max_length=200, required=False)


def _instructor(actor: Actor) -> Field:
    return MemberField(
        viewer=actor,
        label=_("Instructor"),
        help_text=_("For apprentices, pupils and those on placement."),
        required=False,
    )


def _last_day() -> Field:
    return DateField(label=_("To"), help_text=_("Empty when nobody has decided."), required=False)


class Employ(PersonForm):
    """A form of employment, with what belongs to it."""

    def made(self, actor: Actor) -> dict[str, Field]:
        return {
            "form": forms.ChoiceField(label=_("Works here as"), choices=EmploymentForm.choices),
            "unit": OwnUnitField(viewer=actor, label=_("Unit")),
            "start_date": DateField(label=_("From")),
            "end_date": _last_day(),
            "agency": _agency(),
            "instructor": _instructor(actor),
            "training_office": _training_office(),
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("form") == EmploymentForm.HIRED and not said.get("agency"):
            self.add_error("agency", _("Write where the person is hired from."))
        return said


class ChangeEmployment(PersonForm):
    def __init__(self, *args: Any, employment: Employment, **kwargs: Any) -> None:
        names = ("end_date", "agency", "instructor", "training_office")
        kwargs["initial"] = {name: getattr(employment, name) for name in names}
        super().__init__(*args, **kwargs)

    def made(self, actor: Actor) -> dict[str, Field]:
        return {
            "end_date": _last_day(),
            "agency": _agency(),
            "instructor": _instructor(actor),
            "training_office": _training_office(),
        }


class EndEmployment(Form):
    end_date = DateField(label=_("Last day"))


class Appoint(PersonForm):
    """A role, where, and for how long."""

    def made(self, actor: Actor) -> dict[str, Field]:
        return {
            "role": forms.ChoiceField(label=_("Role"), choices=list(HELD.items())),
            "unit": UnitField(
                viewer=actor,
                units=Unit.objects.visible_to(actor).open().led_from(actor.paths_of(BUILDERS)),
                label=_("Where, with all units under it"),
            ),
            "start_date": DateField(label=_("From")),
            "end_date": _last_day(),
            "is_deputy": forms.BooleanField(
                label=_("As deputy, when nobody else has the role"), required=False
            ),
        }


class GiveRole(Appoint):
    """The same, when the unit is known and the person is not."""

    def made(self, actor: Actor) -> dict[str, Field]:
        return {"member": MemberField(viewer=actor, label=_("Who?")), **super().made(actor)}


class LimitRole(Form):
    end_date = DateField(label=_("Last day"))
