"""The list of cases as a file: what the list shows, all of it.

A million rows go through here, so each is read as it is and no object is made of it.
"""

import datetime
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, F, Q, QuerySet, When
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from varde.deviations.models import Deviation
from varde.deviations.rules import OPEN, State
from varde.deviations.words import Severity
from varde.handling.views import listing
from varde.organisation.models import Unit, Workplace
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.people.models import Member
from varde.tables.downloads import file
from varde.tables.straight import straight
from varde.ui import pages

READ = (
    *("year", "serial", "title", "unit_id", "workplace_id", "reported_at", "actual", "potential"),
    *("state", "handler_id", "due_date"),
)
BURNING_FIRST = Case(When(Q(state=State.REPORTED, is_dangerous_now=True), then=0), default=1)


def download_cases(request: ActorRequest, form: str) -> HttpResponseBase:
    """The view and the search that are shown, through the same wall."""
    look = listing.wanted(request.GET.dict(), request.actor)
    headings = [
        *(_("No."), _("Case"), _("Place"), _("Reported"), _("Severity"), _("State")),
        *(_("Handler"), _("Due")),
    ]
    rows = _rows(look, request.actor)
    return pages.attached(*file(form, _("deviations"), headings, rows))


def _rows(look: listing.Wanted, actor: Actor) -> Iterator[list[Any]]:
    """Words and names are fetched once, before the first row."""
    zone = ZoneInfo(actor.company.time_zone)
    states = {str(state): str(state.label) for state in State}
    grave: dict[int, str] = {0: ""} | {int(one): str(one.label) for one in Severity}
    units = _named(Unit.objects.visible_to(actor))
    halls = _named(Workplace.objects.visible_to(actor))
    people = _named(Member.objects.visible_to(actor))
    cases = _in_order(look.rows(actor), look.view)

    def cells() -> Iterator[list[Any]]:
        for row in straight(cases, *READ):
            year, serial, title, unit, hall, moment, actual, potential, state, handler, due = row
            yield [
                f"{year}-{serial}",
                title,
                halls[hall] if hall else units[unit],
                (moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)).astimezone(zone),
                grave[max(actual or 0, potential or 0)],
                states[state],
                people[handler] if handler else "",
                due if state in OPEN else None,
            ]

    return cells()


def _in_order(cases: QuerySet[Deviation], view: str) -> QuerySet[Deviation]:
    """As the list shows them."""
    if view in listing.BY_DEADLINE:
        return cases.order_by(BURNING_FIRST, F("due_date").asc(nulls_last=True), "-pk")
    return cases.order_by("-reported_at", "pk")


def _named(rows: QuerySet[Any]) -> dict[Any, str]:
    return {key: str(name) for key, name in straight(rows.order_by(), "pk", "name")}
