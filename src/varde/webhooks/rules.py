"""Who may have another system told of what happens."""

from varde.steps.roles import ADMINISTRATORS
from varde.steps.step import Step

IN_USE, STOPPED = "in_use", "stopped"

# fmt: off
MAKE = Step("webhook.make", ADMINISTRATORS, to=IN_USE)
STOP = Step("webhook.stop", ADMINISTRATORS, frozenset({IN_USE}), to=STOPPED)
# fmt: on

STEPS = [MAKE, STOP]
