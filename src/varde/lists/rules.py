"""Who may do something to several rows at once, and keep a way of looking at a list.

What is done to each row is asked of the row's own table; this one is only about the whole.
"""

from varde.steps.roles import EVERYONE, SELF
from varde.steps.step import Step

BEGUN, DONE, UNDOING, UNDONE = "begun", "done", "undoing", "undone"
KEPT, REMOVED = "kept", "removed"
MINE = frozenset({SELF})

# fmt: off
BEGIN  = Step("batch.begin",  EVERYONE,                                to=BEGUN)
FINISH = Step("batch.finish", MINE,     frozenset({BEGUN}),            to=DONE)
UNDO   = Step("batch.undo",   MINE,     frozenset({BEGUN, DONE}),      to=UNDOING)
SETTLE = Step("batch.settle", MINE,     frozenset({UNDOING}),          to=UNDONE)
KEEP   = Step("view.keep",    EVERYONE,                                to=KEPT)
CHANGE = Step("view.change",  MINE,     frozenset({KEPT}))
REMOVE = Step("view.remove",  MINE,     frozenset({KEPT}),             to=REMOVED)
# fmt: on

STEPS = [BEGIN, FINISH, UNDO, SETTLE, KEEP, CHANGE, REMOVE]
