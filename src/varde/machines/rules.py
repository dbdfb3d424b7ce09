"""Who may let another system in, and who may shut it out again."""

from varde.steps.roles import ADMINISTRATORS
from varde.steps.step import Step

IN_USE, REVOKED = "in_use", "revoked"

# fmt: off
MAKE   = Step("key.make",   ADMINISTRATORS, to=IN_USE)
REVOKE = Step("key.revoke", ADMINISTRATORS, frozenset({IN_USE}), to=REVOKED)
# fmt: on

STEPS = [MAKE, REVOKE]
