"""Who has the case, who sees it, and whether it is one at all."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField, Field, ModelChoiceField, RadioSelect
from django.utils.translation import gettext_lazy as _

from varde.deviations.models import Deviation
from varde.handling import similar
from varde.handling.forms.case import CaseForm
from varde.organisation.forms.choices import APART, FEW, UnitField
from varde.organisation.models import Unit, UnitQuerySet
from varde.people.absences import said
from varde.people.actors import Actor
from varde.people.forms.choices import MemberField
from varde.people.line import leaders_of
from varde.people.models import Group, Member
from varde.ui.fields import TextField


class Receive(CaseForm):
    heading = _("Now: read and answer")
    lede = _("Say that you have read it. One sentence back is what makes people report again.")
    button = _("I have read it")
    told = _("You have taken the case. The reporter can see that.")
    answer = TextField(label=_("An answer to the reporter, if you like"), required=False, rows=3)


class ReceiveUnanswered(CaseForm):
    """Of a case whose reporter nobody can reach, such as one from another register."""

    heading = _("Now: read the case")
    lede = _("It comes from another register, so nobody can read an answer.")
    button = _("I have read it")
    told = _("You have taken the case.")


def receiving(case: Deviation) -> type[CaseForm]:
    return Receive if case.can_be_answered() else ReceiveUnanswered


class Reject(CaseForm):
    heading = _("Reject with a reason")
    lede = _("Use this when it is not to be followed up here. The reporter reads why.")
    button = _("Reject the case")
    told = _("The case is rejected. The reporter gets to read why.")
    reason = TextField(label=_("Why is it not followed up?"))


class LedUnitField(UnitField):
    """A unit, with the name of whoever gets its cases."""

    def __init__(self, *, viewer: Actor, units: UnitQuerySet, **kwargs: Any) -> None:
        self.today = viewer.today
        self.leaders = leaders_of(list(units[:FEW]), on=viewer.today)
        super().__init__(viewer=viewer, units=units, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        held = self.leaders.get(obj.path)
        name = super().label_from_instance(obj)
        if held is None:
            return name
        away = said(held.away_until, self.today)
        return f"{name}{APART}{' '.join(filter(None, [held.member.name, away]))}"


class Transfer(CaseForm):
    heading = _("Transfer the case")
    lede = _(
        "The leader of the other unit gets the case, and the duty to solve it. "
        "You see it no longer unless you answer for that unit, too; they can transfer it back."
    )
    button = _("Transfer the case")
    told = _("The case is transferred. Whoever leads the unit has it now.")
    reason = TextField(
        label=_("Why does it belong there?"),
        help_text=_("Those who get the case read this. The reporter does not."),
        rows=2,
    )
    field_order = ["unit", "reason"]

    def fields_of_its_own(self) -> dict[str, Field]:
        others = Unit.objects.visible_to(self.actor).open().exclude(pk=self.case.unit_id)
        label = _("Which unit does it belong to?")
        return {"unit": LedUnitField(viewer=self.actor, units=others, label=label)}


class TakeOver(CaseForm):
    heading = _("Now: take over the case")
    button = _("Take the case over myself")
    told = _("You have the case now.")


class Delegate(CaseForm):
    heading = _("Let somebody else handle the case")
    lede = _(
        "They get the case and see all of it. You still answer for the unit. "
        "Only those with a login are in the list."
    )
    button = _("Hand over the case")
    told = _("Somebody else has the case now.")

    def fields_of_its_own(self) -> dict[str, Field]:
        label = _("Who shall have it?")
        able = Member.objects.visible_to(self.actor).active().exclude(user=None)
        return {"handler": MemberField(viewer=self.actor, members=able, label=label)}


class CaseChoice(ModelChoiceField):  # type: ignore[type-arg]
    """A case in a list to choose from: number, title and where."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number} {obj.title} ({obj.unit})"


class Merge(CaseForm):
    heading = _("Merge with another case")
    lede = _("Choose this when somebody has already reported the same. It is followed there.")
    button = _("Merge the cases")
    told = _("The cases are merged.")
    number = CharField(
        label=_("Or write its number"), help_text=_("Such as 2026-142."), required=False
    )
    field_order = ["into", "number"]

    def fields_of_its_own(self) -> dict[str, Field]:
        choice = CaseChoice(
            similar.may_be_the_same(self.case, self.actor),
            label=_("Which case is the same?"),
            empty_label=None,
            widget=RadioSelect,
            required=False,
        )
        return {"into": choice}

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        into = typed.get("into") or similar.by_number(typed.get("number", ""), self.actor)
        if into is None:
            raise ValidationError(_("Choose a case, or write the number of one you can see."))
        return {"into": into}


class GroupChoice(ModelChoiceField):  # type: ignore[type-arg]
    """A group, and who is in it: nobody shuts others out without knowing whom they let in."""

    def label_from_instance(self, obj: Any) -> str:
        names = sorted(member.name for member in obj.members.all())
        return f"{obj.name}: {', '.join(names)}"


class CloseTo(CaseForm):
    heading = _("Limit who sees the case")
    lede = _(
        "Only the group, the handler and the reporter see it. "
        "It is gone from everybody else's lists, figures and search."
    )
    button = _("Limit the case")
    told = _("The case is closed to others than the group.")

    def fields_of_its_own(self) -> dict[str, Field]:
        rows = Group.objects.visible_to(self.actor).filter(state="open").order_by("name")
        groups = rows.prefetch_related("members")
        choice = GroupChoice(groups, label=_("Which group?"), empty_label=_("Choose a group"))
        if not groups:
            choice.help_text = _("There is no group yet. Ask the HSE adviser to form one.")
        return {"group": choice}


class Reopen(CaseForm):
    heading = _("Open the case again")
    lede = _("It was not put right after all. Everybody who follows the case can read why.")
    button = _("Open again")
    told = _("The case is open again.")
    reason = TextField(label=_("What has happened?"))

    def beginning(self) -> dict[str, Any]:
        """What the reporter said, when that is why."""
        return {"reason": self.case.helped_note if self.case.helped is False else ""}
