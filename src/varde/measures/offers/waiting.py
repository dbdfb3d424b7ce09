"""What waits: for those who do it, those who confirm it, and those who must see that it is done."""

from collections.abc import Iterator
from functools import lru_cache

from django.db.models import Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.foundation.questions import KEPT, Question
from varde.measures import rules
from varde.measures.models import Measure
from varde.offers import board
from varde.organisation.counting import HowMany
from varde.organisation.models import Company
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
    hands = {actor.member.pk, *actor.covers}
    for measure in _waiting_for(actor.as_today()).ask():
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


@lru_cache(maxsize=KEPT)
def _waiting_for(actor: Actor) -> Question:
    """Each way by itself: with «or» between them SQLite reads every measure there is."""
    seen = Measure.objects.visible_to(actor).order_by()
    slipped = seen.overdue_by(DAYS_TO_HANDLER, actor.today).filter(handler=actor.member)
    ways = [*seen.each_waiting_for(actor), slipped.exclude(responsible=actor.member)]
    first, *others = [rows.values("pk") for rows in ways]
    rows = Measure.objects.filter(pk__in=first.union(*others)).with_people()
    return Question(rows.select_related("confirmer").in_order(actor.today)[:MOST_WAITING])


@board.waiting.hang_up
def of_my_units(actor: Actor) -> Iterator[board.Waiting]:
    """For those who lead: how many have been overdue for two weeks, as one thing. One query."""
    paths = actor.paths_of(LEADERS)
    if actor.member is None or not paths:
        return
    ((count, oldest),) = _long_overdue(actor.as_today()).ask()
    if count:
        words = ngettext(
            "A measure has been overdue for two weeks",
            "%(count)s measures have been overdue for two weeks",
            count,
        )
        plan = reverse("measures:index", args=[actor.company.slug])
        yield board.Waiting(
            title=words % {"count": count},
            address=f"{plan}?vis=over-frist",
            what=_("The action plan"),
            due_date=oldest,
            action=_("See what is overdue"),
        )


@lru_cache(maxsize=KEPT)
def _long_overdue(actor: Actor) -> Question:
    """How many there are, and when the oldest was due."""
    late = Measure.objects.visible_to(actor).overdue_by(DAYS_TO_LEADERS, actor.today)
    theirs = late.under(actor.paths_of(LEADERS))
    others = theirs.exclude(responsible=actor.member).exclude(handler=actor.member)
    rows = others.order_by("due_date").values("due_date")
    here = Company.objects.filter(pk=actor.company_id)
    return Question(here.values_list(HowMany(others.values("pk")), Subquery(rows[:1])))


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
