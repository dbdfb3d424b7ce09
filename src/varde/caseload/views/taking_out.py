"""The list of cases as a file: what the list shows, all of it."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from varde.caseload import columns, listing
from varde.lists.columns import asked
from varde.people.actors import Actor
from varde.people.middleware import ActorRequest
from varde.tables.downloads import AT_A_TIME, file, paged
from varde.ui import pages


def download_cases(request: ActorRequest, form: str) -> HttpResponseBase:
    """The view and the search that are shown, through the same wall."""
    look = listing.wanted(asked(request.GET), request.actor)
    headings = [str(column.label) for column in columns.in_a_file(look.columns)]
    rows = _rows(look, request.actor)
    return pages.attached(*file(form, _("deviations"), headings, rows))


def _rows(look: listing.Wanted, actor: Actor) -> Iterator[list[Any]]:
    cases = look.rows(actor)
    zone = ZoneInfo(actor.company.time_zone)
    shown = columns.in_a_file(look.columns)
    for some in paged(lambda after: listing.page(cases, look.view, after, most=AT_A_TIME)):
        for case in some:
            yield [column.cell(case, zone) for column in shown]
