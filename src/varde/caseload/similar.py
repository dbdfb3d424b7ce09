"""Cases that are like another: has it happened before, and is it the same one twice?"""

import datetime

from django.db.models import Q, QuerySet

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.people.actors import Actor
from varde.search.words import year_and_serial

DAYS_BACK = 90
MOST_TO_CHOOSE = 12


def what_it_is_about(case: Deviation) -> dict[str, str]:
    """The area, or else the kind; nothing when neither is known."""
    about = {"area": case.area} if case.area else {"kind": case.kind}
    return about if any(about.values()) else {}


def before(case: Deviation, viewer: Actor) -> QuerySet[Deviation]:
    """About the same, anywhere, in the 90 days before, as far as the viewer sees.

    The same one twice is one, and what was taken back is none.
    """
    about = what_it_is_about(case)
    if not about:
        return Deviation.objects.none()
    since = case.reported_at - datetime.timedelta(days=DAYS_BACK)
    earlier = Q(reported_at__lt=case.reported_at) | Q(reported_at=case.reported_at, pk__lt=case.pk)
    rows = Deviation.objects.visible_to(viewer).filter(earlier, reported_at__gte=since, **about)
    return rows.exclude(state__in=[State.MERGED, State.WITHDRAWN])


def happened_before(case: Deviation, viewer: Actor) -> QuerySet[Deviation]:
    """At the same unit, the newest first."""
    return before(case, viewer).filter(unit=case.unit_id).order_by("-reported_at", "-pk")


def may_be_the_same(case: Deviation, viewer: Actor) -> QuerySet[Deviation]:
    """Open cases of the same unit or area, the newest few, to choose among."""
    alike = Q(unit=case.unit_id) | (Q(area=case.area) if case.area else Q(pk__in=[]))
    rows = Deviation.objects.visible_to(viewer).open().filter(alike).exclude(pk=case.pk)
    newest = rows.order_by("-reported_at", "-pk").values_list("pk", flat=True)[:MOST_TO_CHOOSE]
    seen = Deviation.objects.visible_to(viewer).filter(pk__in=list(newest))
    return seen.select_related("unit").order_by("-reported_at", "-pk")


def by_number(typed: str, viewer: Actor) -> Deviation | None:
    """The case people call 2026-142, if the viewer sees it."""
    numbers = year_and_serial(typed)
    if numbers is None:
        return None
    year, serial = numbers
    return Deviation.objects.visible_to(viewer).filter(year=year, serial=serial).first()
