"""How it goes: carrying measures out is what the plan is for."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.measures.models import Measure, MeasureQuerySet
from varde.offers import board
from varde.people.actors import Actor

DAYS_BACK = 30


@board.figures.hang_up
def how_it_goes(actor: Actor) -> Iterator[board.Counting]:
    yield board.Counting(rows, in_time)


def rows(actor: Actor) -> tuple[MeasureQuerySet, ...]:
    """What should have been done, what was in time, and what is overdue now."""
    yesterday = actor.today - datetime.timedelta(days=1)
    since = actor.today - datetime.timedelta(days=DAYS_BACK)
    seen = Measure.objects.visible_to(actor)
    should = seen.due_between(since, yesterday)
    return should, should.in_time(), seen.overdue(actor.today)


def in_time(actor: Actor, counted: list[int]) -> Iterator[board.Figure]:
    """Of what should have been done in the last thirty days, how much was."""
    due, in_time, late = counted
    if not due:
        return
    plan = reverse("measures:index", args=[actor.company.slug])
    yield board.Figure(
        key="measures-in-time",
        value=_("%(part)s of %(whole)s") % {"part": in_time, "whole": due},
        text=_("measures done in time"),
        note=_("The last 30 days."),
        address=f"{plan}?vis=over-frist" if late else "",
        link=_("See what is overdue"),
        part=in_time,
        of=due,
    )
