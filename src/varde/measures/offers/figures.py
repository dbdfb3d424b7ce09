"""How it goes: carrying measures out is what the plan is for."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.measures.models import Measure
from varde.offers import board
from varde.people.actors import Actor

DAYS_BACK = 30


@board.figures.hang_up
def in_time(actor: Actor) -> Iterator[board.Figure]:
    """Of what should have been done in the last thirty days, how much was. Three queries."""
    yesterday = actor.today - datetime.timedelta(days=1)
    since = actor.today - datetime.timedelta(days=DAYS_BACK)
    rows = Measure.objects.visible_to(actor).due_between(since, yesterday)
    due, in_time = rows.count(), rows.in_time().count()
    if not due:
        return
    late = Measure.objects.visible_to(actor).overdue(actor.today).exists()
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
