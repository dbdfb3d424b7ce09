"""Cases that are like another: has it happened before, and is it the same one twice?"""

import datetime
from functools import lru_cache
from typing import Any

from django.db.models import CharField, DateTimeField, Q, QuerySet, UUIDField

from varde.deviations.models import Deviation, DeviationQuerySet
from varde.deviations.rules import State
from varde.foundation.questions import KEPT, Given, Question
from varde.people.actors import Actor
from varde.search.words import year_and_serial

DAYS_BACK = 90
MOST_TOLD = 5
WHEN = Given("moment", DateTimeField())
MOST_TO_CHOOSE = 12


def what_it_is_about(case: Deviation) -> dict[str, str]:
    """The area, or else the kind; nothing when neither is known."""
    about = {"area": case.area} if case.area else {"kind": case.kind}
    return about if any(about.values()) else {}


def before(viewer: Actor, about: str) -> DeviationQuerySet:
    """About the same, anywhere, in the 90 days before, as far as the viewer sees: to be prepared.

    The same one twice is one, and what was taken back is none. `about`: by its area or its kind.
    """
    rows = Deviation.objects.visible_to(viewer).filter(
        Q(reported_at__lt=WHEN) | Q(reported_at=WHEN, pk__lt=Given("case", UUIDField())),
        reported_at__gte=Given("since", DateTimeField()),
        reported_at__lte=WHEN,
        **{about: Given("about", CharField())},
    )
    return rows.exclude(state__in=[State.MERGED, State.WITHDRAWN])


def blanks_of(case: Deviation) -> dict[str, Any]:
    """What `before` is to be asked with."""
    since = case.reported_at - datetime.timedelta(days=DAYS_BACK)
    about = next(iter(what_it_is_about(case).values()))
    return {"case": case.pk, "moment": case.reported_at, "since": since, "about": about}


def happened_before(case: Deviation, viewer: Actor) -> list[Deviation]:
    """At the same unit, the newest few: as much of them as is told. One query at most."""
    about = what_it_is_about(case)
    if not about:
        return []
    asked = _at_the_unit(viewer.as_today(), *about)
    return asked.ask(unit=case.unit_id, **blanks_of(case))


@lru_cache(maxsize=KEPT)
def _at_the_unit(viewer: Actor, about: str) -> Question:
    rows = before(viewer, about).filter(unit=Given("unit", UUIDField()))
    newest = rows.order_by("-reported_at", "-pk").only("year", "serial", "title", "reported_at")
    return Question(newest[: MOST_TOLD + 1])


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
