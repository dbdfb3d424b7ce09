"""Who may change how the undertaking is built, and when."""

from varde.steps.roles import ADMINISTRATORS, SYSTEM
from varde.steps.step import Step

OPEN, CLOSED = "open", "closed"


def step(verb: str, *, start: str = "", to: str = "") -> Step:
    starts = frozenset({start}) if start else frozenset()
    return Step(verb, ADMINISTRATORS | {SYSTEM}, starts, to)


# fmt: off
OPEN_UNIT       = step("unit.open",       to=OPEN)
RENAME_UNIT     = step("unit.rename",     start=OPEN)
MOVE_UNIT       = step("unit.move",       start=OPEN)
CLOSE_UNIT      = step("unit.close",      start=OPEN, to=CLOSED)
REOPEN_UNIT     = step("unit.reopen",     start=CLOSED, to=OPEN)
OPEN_WORKPLACE  = step("workplace.open",  to=OPEN)
CHANGE_WORKPLACE = step("workplace.change", start=OPEN)
CLOSE_WORKPLACE = step("workplace.close", start=OPEN, to=CLOSED)
# fmt: on

STEPS = [
    OPEN_UNIT,
    RENAME_UNIT,
    MOVE_UNIT,
    CLOSE_UNIT,
    REOPEN_UNIT,
    OPEN_WORKPLACE,
    CHANGE_WORKPLACE,
    CLOSE_WORKPLACE,
]
