"""What stands under «Something else?»: everything the viewer may do that is not the next step."""

from collections.abc import Collection
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from varde.deviations import rules, stages
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.words import Severity
from varde.people.actors import Actor
from varde.steps.roles import HANDLER
from varde.steps.step import Step

PAGE, BUTTON = "page", "button"


class Other(NamedTuple):
    """One thing that may be done: a page that asks more, or a button that asks nothing."""

    step: Step
    verb: str
    label: Promise
    how: str = PAGE


OTHERS = [
    Other(rules.AMEND, "amend", _("Correct what I wrote")),
    Other(rules.WITHDRAW, "withdraw", _("Take my report back"), BUTTON),
    Other(rules.BRING_BACK, "bring_back", _("Let my report stand again"), BUTTON),
    Other(rules.CLOSE, "close", _("Close without more measures")),
    Other(rules.AWAIT, "await_effect", _("Set a day to check the effect")),
    Other(rules.TAKE_OVER, "take_over", _("Take the case over myself"), BUTTON),
    Other(rules.DELEGATE, "delegate", _("Let somebody else handle it")),
    Other(rules.TRANSFER, "transfer", _("Transfer to another unit")),
    Other(rules.MERGE, "merge", _("Merge with another case")),
    Other(rules.CLOSE_TO, "close_to", _("Limit who sees the case")),
    Other(rules.OPEN_UP, "open_up", _("Let the others see it again"), BUTTON),
    Other(rules.REJECT, "reject", _("Reject with a reason")),
    Other(rules.REOPEN, "reopen", _("Open the case again")),
]


def others(case: Deviation, actor: Actor, may: Collection[str], *, step: str) -> list[Other]:
    """Of what this actor `may` do now what is of use; `step` stands in the panel already."""
    useless = {step} | _of_no_use(case, actor)
    return [one for one in OTHERS if one.step.verb in may and one.verb not in useless]


def may_be_fixed_now(case: Deviation, may: Collection[str]) -> bool:
    """A small thing that nobody was hurt by, before anyone has begun to dig."""
    is_small = case.severity < Severity.SERIOUS and not case.anyone_hurt
    return is_small and not case.is_dangerous_now and rules.FIX_NOW.verb in may


def _of_no_use(case: Deviation, actor: Actor) -> set[str]:
    is_ready = case.is_explained and bool(case.severity)
    useless = {
        "close": not is_ready or case.severity >= Severity.SERIOUS,
        stages.AWAIT: not is_ready or case.state == State.CHECKING,
        "take_over": HANDLER in case.roles_of(actor),
        "close_to": case.closed_to_id is not None,
        "open_up": case.closed_to_id is None,
    }
    return {verb for verb, is_useless in useless.items() if is_useless}
