"""How it goes, and what to begin with: counted for all rooms in one query."""

import itertools
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Exists

from varde.foundation.questions import KEPT, Question
from varde.offers import board
from varde.offers.board import Figure, FirstStep
from varde.organisation.counting import HowMany
from varde.organisation.models import Company
from varde.people.actors import Actor
from varde.steps.roles import TOP_MANAGER


class Standing(NamedTuple):
    """What a front page knows besides what waits."""

    steps: list[FirstStep]
    figures: list[Figure]


class _Question(NamedTuple):
    """And how many numbers each room asked for."""

    asked: Question
    sizes: list[int]


def standing(actor: Actor) -> Standing:
    """One query, and what the rooms ask beside."""
    question = _question(actor.as_today())
    _company, *numbers = question.asked.ask()[0]
    answers, figures = iter(numbers), list[Figure]()
    steps = [step for step in _steps(actor) if not next(answers)]
    for one, size in zip(board.figures.read(actor), question.sizes, strict=True):
        figures += one.figures(actor, list(itertools.islice(answers, size)))
    return Standing(steps, figures)


@lru_cache(maxsize=KEPT)
def _question(actor: Actor) -> _Question:
    rows = [one.rows(actor) for one in board.figures.read(actor)]
    done = [Exists(step.done) for step in _steps(actor)]
    counted = [HowMany(some.values("pk")) for several in rows for some in several]
    here = Company.objects.filter(pk=actor.company_id).values_list("pk", *done, *counted)
    return _Question(Question(here), [len(several) for several in rows])


def _steps(actor: Actor) -> list[FirstStep]:
    """For the top manager, who is the only one there in the beginning."""
    if TOP_MANAGER not in actor.roles_at(None):
        return []
    return sorted(board.first_steps.read(actor), key=lambda step: step.number)
