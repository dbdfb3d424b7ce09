"""How grave it is, what it is, and why it could happen."""

from collections.abc import Mapping
from typing import Any

from django.forms import (
    CharField,
    CheckboxSelectMultiple,
    ChoiceField,
    Field,
    HiddenInput,
    MultipleChoiceField,
    RadioSelect,
    TypedChoiceField,
)
from django.utils.translation import gettext_lazy as _

from varde.deviations import depth
from varde.deviations.models import Deviation
from varde.deviations.words import QUESTIONS, Area, Hit, Kind, Method, Nature
from varde.handling.forms.case import CaseForm, Words
from varde.people.actors import Actor
from varde.ui.fields import TextField

HOW_GRAVE = [
    (1, _("Less serious: nobody hurt, or a plaster is enough. Little damage.")),
    (2, _("Serious: needed a doctor, led to absence, or much was damaged.")),
    (3, _("Very serious: death, lasting injury, or danger to many.")),
]
NOT_CHOSEN = [("", _("Not chosen"))]
CAUSE = {
    Method.NONE: _("Why is no analysis needed?"),
    Method.PLAIN: _("What made it possible?"),
}
# What a kind usually is; the handler may say otherwise.
USUAL_NATURE: dict[str, str] = {
    Kind.ROUTINE: Nature.BREACH,
    Kind.EQUIPMENT: Nature.BREACH,
    Kind.INFORMATION: Nature.BREACH,
    Kind.FAULT: Nature.CONDITION,
    Kind.NEAR_MISS: Nature.EVENT,
    Kind.ACCIDENT: Nature.EVENT,
    Kind.IMPROVEMENT: Nature.SUGGESTION,
    Kind.GOOD: Nature.POSITIVE,
}


class Assess(CaseForm):
    heading = _("How serious is it?")
    lede = _("What happened and what could have happened are two things. Answer both.")
    button = _("Save the assessment")
    told = _("The assessment is saved.")
    more = ("kind", "nature", "breached", "immediate")
    actual = TypedChoiceField(
        label=_("How badly did it go?"), choices=HOW_GRAVE, coerce=int, widget=RadioSelect
    )
    potential = TypedChoiceField(
        label=_("How badly could it have gone?"), choices=HOW_GRAVE, coerce=int, widget=RadioSelect
    )
    hit = MultipleChoiceField(
        label=_("What was hit, or could have been?"),
        choices=Hit.choices,
        widget=CheckboxSelectMultiple({"data-width": "short"}),
        required=False,
    )
    area = ChoiceField(
        label=_("Which area is it about?"), choices=NOT_CHOSEN + Area.choices, required=False
    )
    kind = ChoiceField(
        label=_("What kind is it?"), choices=NOT_CHOSEN + Kind.choices, required=False
    )
    nature = ChoiceField(
        label=_("An event, or a requirement that is not met?"),
        choices=NOT_CHOSEN + Nature.choices,
        required=False,
    )
    breached = TextField(
        label=_("Which rule or routine was not followed?"),
        help_text=_("In your own words. Leave it empty if there is none."),
        required=False,
        rows=2,
    )
    immediate = TextField(label=_("What was done at once?"), required=False, rows=2)

    def beginning(self) -> dict[str, Any]:
        said = {name: getattr(self.case, name) for name in self.base_fields}
        return said | {"nature": self.case.nature or USUAL_NATURE.get(self.case.kind, "")}


class FindCause(CaseForm):
    heading = _("Find the cause")
    lede = _("Ask those who were there what made it possible, not who did it.")
    button = _("Save the cause")
    told = _("The cause is written down.")
    method = CharField(required=False, widget=HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        case: Deviation,
        actor: Actor,
        typed: Mapping[str, Any] | None = None,
    ) -> None:
        self.typed = typed or {}
        wanted = (data or self.typed).get("method") or case.method
        self.ways = depth.methods_for(case.severity)
        self.chosen = Method(wanted) if wanted in self.ways else usual_method(case)
        super().__init__(data, case=case, actor=actor)

    def fields_of_its_own(self) -> dict[str, Field]:
        """The questions of the chosen way are shown; what stands in the others is kept."""
        asked: dict[str, Field] = {}
        for way, questions in QUESTIONS.items():
            asked |= {
                f"answer_{key}": _answer(words, way=way, chosen=self.chosen)
                for key, words in questions
            }
        asked["cause"] = TextField(label=CAUSE.get(self.chosen, _("So what is the cause?")), rows=3)
        return asked

    def beginning(self) -> dict[str, Any]:
        """What is known, and over it what was typed before another way was chosen."""
        known = {f"answer_{key}": answer for key, answer in self.case.analysis.items()}
        known |= {"cause": self.case.cause} | {name: self.typed[name] for name in self.typed}
        return known | {"method": self.chosen}

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        asked = [key for key, _question in QUESTIONS[self.chosen]]
        answers = {key: typed.get(f"answer_{key}", "") for key in asked}
        return {"method": self.chosen, "cause": typed.get("cause", ""), "analysis": answers}


def usual_method(case: Deviation) -> Method:
    """Depth follows severity."""
    return {2: Method.FIVE_WHYS, 3: Method.MTO}.get(case.severity, Method.PLAIN)


def _answer(question: Words, *, way: Method, chosen: Method) -> Field:
    if way == chosen:
        return TextField(label=question, required=False, rows=2)
    return CharField(required=False, widget=HiddenInput)
