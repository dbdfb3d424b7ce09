"""Who may do what with a measure, and when."""

from collections.abc import Iterable, Set

from varde.steps.roles import (
    CONFIRMER,
    EVERYONE,
    HANDLER,
    MANAGERS,
    PLAN_READERS,
    RESPONSIBLE,
    SAFETY_REPRESENTATIVE,
    SYSTEM,
)
from varde.steps.step import Step

OPEN, DONE, CONFIRMED, CANCELLED = "open", "done", "confirmed", "cancelled"

# Who keeps the plan: those who answer for the unit, and whoever handles the case it came from.
KEEPERS = MANAGERS | {HANDLER}
SEEN_BY = PLAN_READERS | {RESPONSIBLE, CONFIRMER, HANDLER}


def step(verb: str, *, who: Set[str], start: Iterable[str] = (), to: str = "") -> Step:
    return Step(f"measure.{verb}", frozenset(who), frozenset(start), to)


# fmt: off
PLAN          = step("plan",          who=KEEPERS | {SAFETY_REPRESENTATIVE}, to=OPEN)
CHANGE        = step("change",        who=KEEPERS,                start=[OPEN])
GIVE          = step("give",          who=KEEPERS | {SYSTEM},     start=[OPEN])
ASK           = step("ask",           who=KEEPERS | {SYSTEM},     start=[OPEN, DONE])
POSTPONE      = step("postpone",      who=KEEPERS,                start=[OPEN])
FINISH        = step("finish",        who=KEEPERS | {RESPONSIBLE}, start=[OPEN], to=DONE)
UNDO_FINISH   = step("undo_finish",   who=KEEPERS | {RESPONSIBLE}, start=[DONE], to=OPEN)
CONFIRM       = step("confirm",       who={CONFIRMER},            start=[DONE], to=CONFIRMED)
SEND_BACK     = step("send_back",     who={CONFIRMER},            start=[DONE], to=OPEN)
CANCEL        = step("cancel",        who=KEEPERS,                start=[OPEN], to=CANCELLED)
REOPEN        = step("reopen",        who=KEEPERS,                start=[DONE, CONFIRMED, CANCELLED], to=OPEN)
FOLLOW_SOURCE = step("follow_source", who=KEEPERS | {SYSTEM})
STEP_BACK     = step("step_back",     who=EVERYONE)
# fmt: on

STEPS = [
    PLAN,
    CHANGE,
    GIVE,
    ASK,
    POSTPONE,
    FINISH,
    UNDO_FINISH,
    CONFIRM,
    SEND_BACK,
    CANCEL,
    REOPEN,
    FOLLOW_SOURCE,
    STEP_BACK,
]
