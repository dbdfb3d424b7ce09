"""What waits for the one who looks, gathered once per request from every room's offers."""

from typing import Any

from varde.offers import board
from varde.offers.board import Waiting


def for_request(request: Any) -> list[Waiting]:
    """What burns first comes first. Asked for again on the same request it costs nothing."""
    if not hasattr(request, "waiting"):
        actor = request.actor
        found = board.waiting.read(actor)
        request.waiting = sorted(found, key=lambda one: one.order(actor.today))
    return list(request.waiting)
