"""The list of cases as a file: what the list shows, all of it.

A million rows go through here, so each is read as it is and no object is made of it.
"""

import datetime
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, TextChoices
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from varde.caseload import columns, listing
from varde.deviations.rules import OPEN, State
from varde.deviations.words import Area, Kind, Severity
from varde.lists.columns import asked
from varde.organisation.models import Unit, Workplace
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.people.models import Member
from varde.tables.downloads import file
from varde.tables.straight import straight
from varde.ui import pages

READ = (
    *("year", "serial", "title", "unit_id", "workplace_id", "reported_at", "actual", "potential"),
    *("state", "handler_id", "due_date", "kind", "area"),
)
WORDS: tuple[type[TextChoices], ...] = (State, Kind, Area)


def download_cases(request: ActorRequest, form: str) -> HttpResponseBase:
    """The view and the search that are shown, through the same wall."""
    look = listing.wanted(asked(request.GET), request.actor)
    headings = [str(column.label) for column in columns.in_a_file(look.columns)]
    rows = _rows(look, request.actor)
    return pages.attached(*file(form, _("deviations"), headings, rows))


def _rows(look: listing.Wanted, actor: Actor) -> Iterator[list[Any]]:
    shown = [column.cell for column in columns.in_a_file(look.columns)]
    lines = _lines(look, actor)
    return ([cell(line) for cell in shown] for line in lines)


def _lines(look: listing.Wanted, actor: Actor) -> Iterator[columns.Line]:
    """Words and names are fetched once, before the first row."""
    zone = ZoneInfo(actor.company.time_zone)
    states, kinds, areas = ({str(one): str(one.label) for one in all_} for all_ in WORDS)
    grave = {0: "", **{int(one): str(one.label) for one in Severity}}
    units = _named(Unit.objects.visible_to(actor))
    halls = _named(Workplace.objects.visible_to(actor))
    people = _named(Member.objects.visible_to(actor))
    for row in straight(listing.in_order(look.rows(actor), look.view), *READ):
        year, serial, title, unit, hall, moment = row[:6]
        actual, potential, state, who, due, kind, area = row[6:]
        yield columns.Line(
            number=f"{year}-{serial}",
            title=title,
            place=halls.get(hall) or units.get(unit, ""),
            unit=units.get(unit, ""),
            reported_at=_by_the_clock(moment, zone),
            severity=grave[max(actual or 0, potential or 0)],
            state=states[state],
            handler=people.get(who, ""),
            due_date=due if state in OPEN else None,
            kind=kinds.get(kind, ""),
            area=areas.get(area, ""),
        )


def _by_the_clock(moment: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    """A moment of the engine's as the clocks of the undertaking show it.

    Put together from its parts: `replace` costs four times as much.
    """
    together = datetime.datetime.combine
    local = zone.fromutc(together(moment, moment.time(), zone))
    return together(local, local.time())


def _named(rows: QuerySet[Any]) -> dict[Any, str]:
    return dict(straight(rows.order_by(), "pk", "name"))
