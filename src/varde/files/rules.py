"""Who may do what with an attached file, and when. Roles are those of the row it hangs on."""

from varde.steps.roles import (
    AUTHOR,
    CONFIRMER,
    EMPLOYEE,
    HANDLER,
    MANAGERS,
    REPORTER,
    RESPONSIBLE,
    STRANGER,
    SYSTEM,
)
from varde.steps.step import Step

KEPT, WITHDRAWN = "kept", "withdrawn"

# Whoever has found the row may add to it: finding it is what is guarded, by the room it is in.
SENDERS = frozenset({EMPLOYEE, STRANGER, REPORTER, HANDLER, RESPONSIBLE, CONFIRMER, SYSTEM})
# A picture that shows too much of somebody must be possible to take away.
ANSWERABLE = MANAGERS | {HANDLER}
REMOVERS = ANSWERABLE | {AUTHOR}

# fmt: off
ATTACH   = Step("attachment.attach",   who=SENDERS,                               to=KEPT)
WITHDRAW = Step("attachment.withdraw", who=REMOVERS, start=frozenset({KEPT}),      to=WITHDRAWN)
RESTORE  = Step("attachment.restore",  who=REMOVERS, start=frozenset({WITHDRAWN}), to=KEPT)
# fmt: on

STEPS = [ATTACH, WITHDRAW, RESTORE]
