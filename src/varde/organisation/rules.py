"""Who may change how the undertaking is built, and when."""

from collections.abc import Set

from varde.steps.roles import ADMINISTRATORS, MANAGERS, SYSTEM
from varde.steps.step import Step

OPEN, CLOSED = "open", "closed"
READ, TAKEN, DROPPED = "read", "taken", "dropped"

BUILDERS = ADMINISTRATORS | {SYSTEM}
LINE = MANAGERS | {SYSTEM}


def step(verb: str, *, who: Set[str], start: str = "", to: str = "") -> Step:
    return Step(verb, frozenset(who), frozenset({start} if start else ()), to)


# fmt: off
OPEN_UNIT        = step("unit.open",        who=BUILDERS,               to=OPEN)
RENAME_UNIT      = step("unit.rename",      who=BUILDERS, start=OPEN)
MOVE_UNIT        = step("unit.move",        who=BUILDERS, start=OPEN)
CLOSE_UNIT       = step("unit.close",       who=BUILDERS, start=OPEN,   to=CLOSED)
REOPEN_UNIT      = step("unit.reopen",      who=BUILDERS, start=CLOSED, to=OPEN)
OPEN_WORKPLACE   = step("workplace.open",   who=LINE,                   to=OPEN)
CHANGE_WORKPLACE = step("workplace.change", who=LINE,     start=OPEN)
CLOSE_WORKPLACE  = step("workplace.close",  who=LINE,     start=OPEN,   to=CLOSED)
REOPEN_WORKPLACE = step("workplace.reopen", who=LINE,     start=CLOSED, to=OPEN)
READ_IN          = step("import.read",      who=BUILDERS,               to=READ)
CHOOSE_COLUMNS   = step("import.columns",   who=BUILDERS, start=READ)
TAKE_IN          = step("import.take_in",   who=BUILDERS, start=READ,   to=TAKEN)
DROP_IMPORT      = step("import.drop",      who=BUILDERS, start=READ,   to=DROPPED)
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
    REOPEN_WORKPLACE,
    READ_IN,
    CHOOSE_COLUMNS,
    TAKE_IN,
    DROP_IMPORT,
]
