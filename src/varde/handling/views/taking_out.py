"""The list of cases as a file: what the list shows, all of it."""

import datetime
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from varde.deviations.models import Deviation
from varde.deviations.words import Severity
from varde.handling.views import listing
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.tables.downloads import AT_A_TIME, file, paged
from varde.ui import pages


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
    cases = look.rows(actor)
    zone = ZoneInfo(actor.company.time_zone)
    for some in paged(lambda after: listing.page(cases, look.view, after, most=AT_A_TIME)):
        for case in some:
            yield _cells(case, zone)


def _cells(case: Deviation, zone: datetime.tzinfo) -> list[Any]:
    return [
        case.number,
        case.title,
        (case.workplace or case.unit).name,
        case.reported_at.astimezone(zone),
        Severity(case.severity).label if case.severity else "",
        case.state_label,
        case.handler.name if case.handler else "",
        case.due_date if case.is_open else None,
    ]
