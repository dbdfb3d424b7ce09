"""Cases that are like another: has it happened before, and is it the same one twice?"""

import datetime
import re

from django.db.models import Q, QuerySet

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.people.actors import Actor

DAYS_BACK = 90
MOST_TO_CHOOSE = 12


def happened_before(case: Deviation, viewer: Actor) -> QuerySet[Deviation]:
    """The same area, or else the same kind, at the same unit in the 90 days before. As seen."""
    about = {"area": case.area} if case.area else {"kind": case.kind}
    if not any(about.values()):
        return Deviation.objects.none()
    since = case.reported_at - datetime.timedelta(days=DAYS_BACK)
    rows = Deviation.objects.visible_to(viewer).filter(unit=case.unit_id, **about)
    counted = rows.exclude(state__in=[State.MERGED, State.WITHDRAWN]).exclude(pk=case.pk)
    within = counted.filter(reported_at__gte=since, reported_at__lte=case.reported_at)
    return within.order_by("-reported_at", "-pk")


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


def year_and_serial(typed: str) -> tuple[int, int] | None:
    """What stands in «2026-142», with any kind of dash between."""
    found = re.fullmatch(r"\s*(\d{4})\s*[-–/]\s*(\d{1,9})\s*", typed)
    return (int(found[1]), int(found[2])) if found else None
