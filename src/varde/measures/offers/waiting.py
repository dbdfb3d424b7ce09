"""What waits: for those who do it, those who confirm it, and those who must see that it is done."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.measures import rules
from varde.measures.models import Measure
from varde.offers import board
from varde.people.actors import Actor
from varde.people.models import Member
from varde.steps.roles import LEADER, TOP_MANAGER

MOST_WAITING = 100
# Overdue goes up the line: first to the one who follows the case, then to those who lead.
DAYS_TO_HANDLER = 3
DAYS_TO_LEADERS = 14
LEADERS = frozenset({LEADER, TOP_MANAGER})


@board.waiting.hang_up
def mine(actor: Actor) -> Iterator[board.Waiting]:
    """What I shall do, and what I am asked to look at, also for those who are away. One query."""
    if actor.member is None:
        return
    rows = Measure.objects.visible_to(actor).waiting_for(actor).with_people()
    if actor.covers:
        rows = rows.select_related("confirmer")
    for measure in rows.in_order(actor.today)[:MOST_WAITING]:
        asked = measure.state == rules.DONE
        what = _("Confirm that it is done") if asked else _("Measure")
        action = _("Look at it") if asked else _("Do it, and say so")
        whose = measure.confirmer if asked else measure.responsible
        yield _waiting(measure, what, action, instead_of=_instead_of(whose, actor))


@board.waiting.hang_up
def of_my_cases(actor: Actor) -> Iterator[board.Waiting]:
    """Measures of cases I follow that others have let slip. One query."""
    if actor.member is None:
        return
    late = Measure.objects.visible_to(actor).overdue_by(DAYS_TO_HANDLER, actor.today)
    others = late.filter(handler=actor.member).exclude(responsible=actor.member)
    for measure in others.with_people().in_order(actor.today)[:MOST_WAITING]:
        who = _("Overdue with %(who)s") % {"who": measure.responsible.name}
        yield _waiting(measure, who, _("See what is needed"))


@board.waiting.hang_up
def of_my_units(actor: Actor) -> Iterator[board.Waiting]:
    """For those who lead: how many have been overdue for two weeks, as one thing. One query."""
    paths = actor.paths_of(LEADERS)
    if actor.member is None or not paths:
        return
    late = Measure.objects.visible_to(actor).overdue_by(DAYS_TO_LEADERS, actor.today).under(paths)
    others = late.exclude(responsible=actor.member).exclude(handler=actor.member)
    found = others.aggregate(count=Count("pk"), oldest=Min("due_date"))
    if found["count"]:
        words = ngettext(
            "A measure has been overdue for two weeks",
            "%(count)s measures have been overdue for two weeks",
            found["count"],
        )
        plan = reverse("measures:index", args=[actor.company.slug])
        yield board.Waiting(
            title=words % {"count": found["count"]},
            address=f"{plan}?vis=over-frist",
            what=_("The action plan"),
            due_date=found["oldest"],
            action=_("See what is overdue"),
        )


def _instead_of(whose: Member | None, actor: Actor) -> str:
    """For whom, when it is not for myself."""
    return _("for %(name)s") % {"name": whose} if whose and whose.pk in actor.covers else ""


def _waiting(measure: Measure, what: str, action: str, *, instead_of: str = "") -> board.Waiting:
    return board.Waiting(
        title=measure.title,
        address=measure.get_absolute_url(),
        what=what,
        due_date=measure.due_date,
        details=tuple(filter(None, [measure.unit.name, measure.source_label, instead_of])),
        action=action,
    )
