"""What measures offer the rooms above: what waits for me, how it goes, what a leaver leaves."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.measures import rules, verbs
from varde.measures.models import Measure
from varde.offers import board
from varde.people.actors import Actor, Leaving, system

DAYS_BACK = 30
MOST_WAITING = 100


@board.waiting.hang_up
def mine(actor: Actor) -> Iterator[board.Waiting]:
    """What I shall do, and what I am asked to look at."""
    if actor.member is None:
        return
    rows = Measure.objects.visible_to(actor).of_member(actor.member).with_people()
    for measure in rows.in_order(actor.today)[:MOST_WAITING]:
        yield _waiting(measure)


def _waiting(measure: Measure) -> board.Waiting:
    asked = measure.state == rules.DONE
    return board.Waiting(
        title=measure.title,
        address=measure.get_absolute_url(),
        what=_("Confirm that it is done") if asked else _("Measure"),
        due_date=measure.due_date,
        details=tuple(filter(None, [measure.unit.name, measure.source_label])),
        action=_("Look at it") if asked else _("Do it, and say so"),
    )


@board.figures.hang_up
def in_time(actor: Actor) -> Iterator[board.Figure]:
    """Carried out when it should be: what the plan is for. Yesterday and thirty days back."""
    yesterday = actor.today - datetime.timedelta(days=1)
    since = actor.today - datetime.timedelta(days=DAYS_BACK)
    rows = Measure.objects.visible_to(actor).due_between(since, yesterday)
    due, in_time = rows.count(), rows.in_time().count()
    if not due:
        return
    plan = reverse("measures:index", kwargs={"company": actor.company.slug})
    yield board.Figure(
        key="measures-in-time",
        value=_("%(part)s of %(whole)s") % {"part": in_time, "whole": due},
        text=_("measures done in time"),
        note=_("The last 30 days."),
        address=f"{plan}?vis=over-frist",
        link=_("See what is overdue"),
        part=in_time,
        of=due,
    )


@board.handovers.hang_up
def left_behind(leaving: Leaving) -> Iterator[board.Handover]:
    """What the leaver was to do or to confirm goes to the successor."""
    rows = list(Measure.objects.visible_to(leaving).select_related("handler", "responsible"))
    if rows:
        yield board.Handover(
            _("Measures"),
            len(rows),
            give=lambda successor: verbs.hand_over(
                leaving.member, to=successor, measures=rows, by=_on_behalf_of(leaving.by)
            ),
        )


def _on_behalf_of(actor: Actor) -> Actor:
    """Measures lie in many units; the handover is one job, told with the name of who does it."""
    job = _("%(name)s, at a handover") % {"name": actor.label}
    return system(actor.company, job=job, now=actor.now)
