"""Who may hang up a poster, and take it down."""

from varde.steps.roles import MANAGERS, SAFETY_REPRESENTATIVE
from varde.steps.step import Step

ACTIVE, REVOKED = "active", "revoked"

# Those who answer for the place, and the one the workers chose to look after it (aml § 6-2).
KEEPERS = MANAGERS | {SAFETY_REPRESENTATIVE}


def step(verb: str, *, start: str = "", to: str) -> Step:
    return Step(f"poster.{verb}", KEEPERS, frozenset({start} if start else ()), to)


# fmt: off
HANG_UP = step("hang_up",                to=ACTIVE)
REVOKE  = step("revoke",  start=ACTIVE,  to=REVOKED)
RESTORE = step("restore", start=REVOKED, to=ACTIVE)
# fmt: on

STEPS = [HANG_UP, REVOKE, RESTORE]
