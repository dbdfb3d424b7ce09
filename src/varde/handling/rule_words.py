"""The rules table as people read it: what, who, from where, to where."""

from collections.abc import Iterable, Set
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.deviations import rules
from varde.deviations.rules import State
from varde.steps.roles import LABELS
from varde.steps.step import Step

WORDS: dict[Step, Promise] = {
    rules.REPORT: gettext_lazy("Report"),
    rules.AMEND: gettext_lazy("Correct what was reported"),
    rules.WITHDRAW: gettext_lazy("Take the report back"),
    rules.BRING_BACK: gettext_lazy("Let the report stand again"),
    rules.RECEIVE: gettext_lazy("Take the case"),
    rules.REJECT: gettext_lazy("Reject with a reason"),
    rules.TRANSFER: gettext_lazy("Transfer to another unit"),
    rules.DELEGATE: gettext_lazy("Let somebody else handle it"),
    rules.MERGE: gettext_lazy("Merge with another case"),
    rules.CLOSE_TO: gettext_lazy("Limit who sees the case"),
    rules.OPEN_UP: gettext_lazy("Let the others see it again"),
    rules.ASSESS: gettext_lazy("Assess how serious it is"),
    rules.CORRECT: gettext_lazy("Correct the assessment"),
    rules.FIND_CAUSE: gettext_lazy("Write the cause"),
    rules.PLAN: gettext_lazy("Add a measure"),
    rules.FIX_NOW: gettext_lazy("Put right on the spot"),
    rules.AWAIT: gettext_lazy("Set a day to check the effect"),
    rules.IT_HELPED: gettext_lazy("Say that it helped"),
    rules.IT_DID_NOT: gettext_lazy("Say that it did not help"),
    rules.CLOSE: gettext_lazy("Close the case"),
    rules.REOPEN: gettext_lazy("Open the case again"),
    rules.TAKE_BACK: gettext_lazy("Undo within an hour"),
    rules.PUBLISH: gettext_lazy("Tell others what was learned"),
    rules.RETRACT: gettext_lazy("Take the lesson down"),
    rules.SPEAK: gettext_lazy("Write in the conversation"),
    rules.SAY_IT_HELPED: gettext_lazy("Answer whether it helped"),
    rules.TAKE_OVER: gettext_lazy("Take the case over"),
    rules.STEP_BACK: gettext_lazy("Undo what one did to several at once, within an hour"),
}


class Row(NamedTuple):
    """One line of the table."""

    what: str
    who: str
    start: str
    to: str


def table(steps: Iterable[Step]) -> list[Row]:
    """The rules in words, in the order of the way of a case."""
    return [_row(step) for step in steps]


def _row(step: Step) -> Row:
    more = step.who - rules.HANDLERS if step.who >= rules.HANDLERS else step.who
    roles = [_("Whoever has the case or answers for the unit")] if more != step.who else []
    roles += [named(more)] if more else []
    start = [str(state.label) for state in State if state in step.start]
    everywhere = not set(rules.OPEN) - step.start
    return Row(
        what=str(WORDS[step]),
        who=", ".join(roles),
        start=_also(_("Any open case"), step) if everywhere and start else ", ".join(start),
        to=_to(step),
    )


def named(roles: Set[str]) -> str:
    """Roles in words, in the order everybody knows them."""
    return ", ".join(str(label) for role, label in LABELS.items() if role in roles)


def _to(step: Step) -> str:
    if step in (rules.TAKE_BACK, rules.STEP_BACK):
        return _("Back where it was")
    return str(State(step.to).label) if step.to else ""


def _also(words: str, step: Step) -> str:
    more = [str(state.label) for state in State if state in step.start - set(rules.OPEN)]
    return ", ".join([words, *more])
