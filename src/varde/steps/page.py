"""The rules tables as a page people can read."""

from collections.abc import Iterable

from django.utils import translation

from varde.steps.roles import LABELS
from varde.steps.step import Step
from varde.steps.tables import seen_by, tables

HEAD = """# Who may do what, and when

Made from each room's `rules.py` by `./varde check --write`; not to be edited by hand.
"From" empty means from any state; "to" empty means that the state stays.
"""


def as_markdown() -> str:
    """All tables, room by room."""
    with translation.override("en"):
        rooms = [f"\n## {room}\n\n{_seen(room)}{_table(steps)}" for room, steps in tables()]
    return HEAD + "".join(rooms)


def _seen(room: str) -> str:
    """One line on who sees the rows, where that is a rule of its own."""
    roles = seen_by(room)
    return f"Seen by: {_named(roles)}. Closed to a group: see ARCHITECTURE.\n\n" if roles else ""


def _table(steps: Iterable[Step]) -> str:
    lines = ["| verb | who | from | to |", "|---|---|---|---|"]
    lines += [
        f"| {step.verb} | {_named(step.who)} | {', '.join(sorted(step.start))} | {step.to} |"
        for step in steps
    ]
    return "\n".join(lines) + "\n"


def _named(roles: Iterable[str]) -> str:
    return ", ".join(sorted(str(LABELS[role]) for role in roles))
