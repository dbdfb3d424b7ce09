"""What waits for the one who looks, gathered once per request from every room's offers; and for
the founder of a new undertaking, what to begin with.
"""

from typing import Any

from django.db.models import Exists

from varde.offers import board
from varde.offers.board import FirstStep, Waiting
from varde.organisation.models import Company
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
    """For the top manager, who is the only one there in the beginning. One query."""
    if TOP_MANAGER not in actor.roles_at(None):
        return []
    steps = sorted(board.first_steps.read(actor), key=lambda step: step.number)
    is_done = [Exists(step.done) for step in steps]
    answers = Company.objects.filter(pk=actor.company_id).values_list(*is_done).get()
    return [step for step, done in zip(steps, answers, strict=True) if not done]
