"""What can be done with a deviation, from the first word to the lesson."""

from varde.deviations.verbs.assessing import assess, find_cause
from varde.deviations.verbs.learning import publish, retract, say_it_helped
from varde.deviations.verbs.reporting import amend, bring_back, report, withdraw
from varde.deviations.verbs.solving import (
    await_effect,
    close,
    fix_now,
    it_did_not,
    it_helped,
    plan,
    reopen,
    take_back,
)
from varde.deviations.verbs.triage import (
    close_to,
    delegate,
    merge,
    open_up,
    receive,
    reject,
    speak,
    step_back,
    take_over,
    transfer,
)

__all__ = [
    "amend",
    "assess",
    "await_effect",
    "bring_back",
    "close",
    "close_to",
    "delegate",
    "find_cause",
    "fix_now",
    "it_did_not",
    "it_helped",
    "merge",
    "open_up",
    "plan",
    "publish",
    "receive",
    "reject",
    "reopen",
    "report",
    "retract",
    "say_it_helped",
    "speak",
    "step_back",
    "take_back",
    "take_over",
    "transfer",
    "withdraw",
]
