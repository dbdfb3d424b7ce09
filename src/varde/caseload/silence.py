"""Units where people work and nobody has reported: a reason to talk, not a rank."""

import datetime

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from varde.deviations.models import Deviation
from varde.organisation.keyset import Page, page
from varde.organisation.models import Unit
from varde.people.actors import Actor
from varde.people.models import Member
from varde.steps.roles import OVERSEERS

DAYS = (90, 180)


def may_see(actor: Actor) -> bool:
    """Those who oversee a unit see which of theirs are silent."""
    return bool(actor.paths_of(OVERSEERS))


def silent_units(actor: Actor, *, days: int, after: str) -> Page[Unit]:
    """Those with people and without a report, in the order of the tree. One query, and no more
    is counted than this reader may see."""
    since = actor.now - datetime.timedelta(days=days)
    people = Member.objects.visible_to(actor).active().filter(unit=OuterRef("pk")).order_by()
    cases = Deviation.objects.visible_to(actor).filter(unit=OuterRef("pk"))
    units = Unit.objects.visible_to(actor).open().led_from(actor.paths_of(OVERSEERS))
    silent: QuerySet[Unit] = (
        units.filter(Exists(people))
        .exclude(Exists(cases.filter(reported_at__gte=since)))
        .annotate(
            people=Coalesce(
                Subquery(
                    people.values("unit").annotate(n=Count("pk")).values("n"),
                    output_field=IntegerField(),
                ),
                0,
            ),
            last=Subquery(cases.order_by("-reported_at").values("reported_at")[:1]),
        )
    )
    return page(silent, order=("path",), after=after)
