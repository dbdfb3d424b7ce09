"""Who may take part in a conversation, and when."""

from varde.steps.roles import AUTHOR, EMPLOYEE, REPORTER, SYSTEM
from varde.steps.step import Step

SENT, WITHDRAWN = "sent", "withdrawn"

# Everyone who works here and has found the row may write: finding it is what is guarded.
WRITERS = frozenset({EMPLOYEE, REPORTER, SYSTEM})

# fmt: off
WRITE     = Step("message.write",     who=WRITERS,             to=SENT)
ANSWER    = Step("message.answer",    who=WRITERS,             start=frozenset({SENT}))
ASK_AGAIN = Step("message.ask_again", who=WRITERS,             start=frozenset({SENT}))
WITHDRAW  = Step("message.withdraw",  who=frozenset({AUTHOR}), start=frozenset({SENT}), to=WITHDRAWN)
# fmt: on

STEPS = [WRITE, ANSWER, ASK_AGAIN, WITHDRAW]
