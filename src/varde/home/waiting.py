"""What waits for the one who looks, gathered once per request from every room's offers; and for
the founder of a new undertaking, what to begin with.
"""

from typing import Any

from varde.offers import board
from varde.offers.board import FirstStep, Waiting
from varde.people.actors import Actor
from varde.steps.roles import TOP_MANAGER


def for_request(request: Any) -> list[Waiting]:
    """What burns first comes first. Asked for again on the same request it costs nothing."""
    if not hasattr(request, "waiting"):
        actor = request.actor
        found = board.waiting.read(actor)
        request.waiting = sorted(found, key=lambda one: one.order(actor.today))
    return list(request.waiting)


def first_steps(actor: Actor) -> list[FirstStep]:
    """For the top manager, who is the only one there in the beginning."""
    if TOP_MANAGER not in actor.roles_at(None):
        return []
    return sorted(board.first_steps.read(actor), key=lambda step: step.number)
