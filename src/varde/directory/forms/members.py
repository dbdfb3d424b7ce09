"""What people type about a person: who they are, where they belong, when they leave."""

from typing import Any

from django import forms
from django.forms import Field
from django.utils.translation import gettext_lazy as _

from varde.organisation.forms.choices import UnitField
from varde.organisation.models import Unit
from varde.people import rules
from varde.people.actors import Actor
from varde.people.forms.choices import MemberField
from varde.people.models import EmploymentForm, Member
from varde.ui.fields import DateField
from varde.ui.forms import Form


class OwnUnitField(UnitField):
    """The units where the actor may take people in."""

    def __init__(self, *, viewer: Actor, keep: Unit | None = None, **kwargs: Any) -> None:
        units = Unit.objects.visible_to(viewer).open().led_from(viewer.paths_of(rules.LINE))
        if keep:
            units = units | Unit.objects.visible_to(viewer).filter(pk=keep.pk)
        super().__init__(viewer=viewer, units=units.order_by("path"), **kwargs)


class PersonForm(Form):
    """Fields that depend on who asks are made for each."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        self.actor = actor
        self.base_fields = {**self.made(actor), **self.base_fields}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def made(self, actor: Actor) -> dict[str, Field]:
        return {}


def _name() -> Field:
    return forms.CharField(label=_("Name"), max_length=200)


class TakeOn(PersonForm):
    """Somebody new: a name and a unit are enough."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("For a login. A name on a plan needs none."),
        required=False,
    )
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    number = forms.CharField(
        label=_("Employee number"),
        help_text=_("Your own number, never the national identity number."),
        max_length=40,
        required=False,
    )
    birth_date = DateField(
        label=_("Born"),
        help_text=_("Only for those under 18, who have rules of their own."),
        required=False,
    )
    form = forms.ChoiceField(
        label=_("Works here as"), choices=EmploymentForm.choices, initial=EmploymentForm.EMPLOYEE
    )
    start_date = DateField(label=_("From"))

    def made(self, actor: Actor) -> dict[str, Field]:
        unit = OwnUnitField(viewer=actor, label=_("Unit"))
        return {"name": _name(), "unit": unit}

    def clean_number(self) -> str:
        return not_an_identity_number(self.cleaned_data["number"])


class ChangePerson(PersonForm):
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        self.member = member
        known = {"name": member.name, "unit": member.unit}
        kwargs["initial"] = known | {"email": member.email, "phone": member.phone}
        super().__init__(*args, **kwargs)

    def made(self, actor: Actor) -> dict[str, Field]:
        unit = OwnUnitField(viewer=actor, keep=self.member.unit, label=_("Unit"))
        return {"name": _name(), "unit": unit}


class Identify(Form):
    number = forms.CharField(
        label=_("Employee number"),
        help_text=_("Your own number, never the national identity number."),
        max_length=40,
        required=False,
    )
    birth_date = DateField(label=_("Born"), required=False)

    def clean_number(self) -> str:
        return not_an_identity_number(self.cleaned_data["number"])


class Leave(PersonForm):
    """The last day, and who takes over what waits."""

    last_day = DateField(label=_("Last day"))

    def __init__(self, *args: Any, member: Member, what: list[str], **kwargs: Any) -> None:
        self.member, self.what = member, what
        super().__init__(*args, **kwargs)

    def made(self, actor: Actor) -> dict[str, Field]:
        label = _("Who takes over what waits?")
        heirs = Member.objects.visible_to(actor).active().exclude(pk=self.member.pk)
        successor = MemberField(viewer=actor, members=heirs, label=label)
        return {"successor": successor} if self.what else {}


class WelcomeBack(PersonForm):
    def made(self, actor: Actor) -> dict[str, Field]:
        return {"unit": OwnUnitField(viewer=actor, label=_("Unit"))}


class Forget(Form):
    """That one knows what is about to happen."""

    understood = forms.BooleanField(label=_("I have read this, and know it cannot be undone"))

    def clean(self) -> dict[str, Any]:
        """The tick is for the person, not for the verb."""
        return {}


def not_an_identity_number(typed: str) -> str:
    """Eleven digits name a person everywhere (personopplysningsloven § 12): never needed here."""
    digits = typed.replace(" ", "")
    if len(digits) == 11 and digits.isdecimal():
        raise forms.ValidationError(
            _("This looks like a national identity number. Use a number of your own.")
        )
    return typed
