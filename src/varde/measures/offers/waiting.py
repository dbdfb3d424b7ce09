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

MOST_WAITING = 200
# Overdue goes up the line: first to the one who follows the case, then to those who lead.
DAYS_TO_HANDLER = 3
DAYS_TO_LEADERS = 14
LEADERS = frozenset({LEADER, TOP_MANAGER})


@board.waiting.hang_up
def mine(actor: Actor) -> Iterator[board.Waiting]:
    """What I shall do, what I am asked to look at, and what others let slip of cases I follow.

    Also for those I stand in for. One query.
    """
    if actor.member is None:
        return
    seen = Measure.objects.visible_to(actor)
    slipped = seen.overdue_by(DAYS_TO_HANDLER, actor.today).filter(handler=actor.member)
    rows = seen.waiting_for(actor) | slipped.exclude(responsible=actor.member)
    hands = {actor.member.pk, *actor.covers}
    for measure in (
        rows.with_people().select_related("confirmer").in_order(actor.today)[:MOST_WAITING]
    ):
        if measure.state == rules.DONE:
            instead_of = _instead_of(measure.confirmer, actor)
            words = _("Confirm that it is done"), _("Look at it")
        elif measure.responsible_id in hands:
            instead_of = _instead_of(measure.responsible, actor)
            words = _("Measure"), _("Do it, and say so")
        else:
            instead_of = ""
            who = _("Overdue with %(who)s") % {"who": measure.responsible.name}
            words = who, _("See what is needed")
        yield _waiting(measure, *words, instead_of=instead_of)


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
