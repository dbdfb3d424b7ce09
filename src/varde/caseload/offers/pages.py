"""What can be looked for in this room: the list of cases, and the units that are silent."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.caseload import silence
from varde.offers import board
from varde.people.actors import Actor


@board.pages.hang_up
def pages(viewer: Actor) -> Iterator[board.Page]:
    """The list is open to everyone who works here, the silence to those who oversee."""
    here = [viewer.company.slug]
    yield board.Page(
        _("Deviations"),
        reverse("deviations:index", args=here),
        _("All that is reported, and where it stands."),
        (
            *("avvik", "avviksbehandling", "uønsket hendelse", "nestenulykke", "ulykke", "skade"),
            *("RUH", "saker", "HMS", "internkontroll"),
        ),
    )
    if silence.may_see(viewer):
        yield board.Page(
            _("Units that have not reported"),
            reverse("caseload:silent_units", args=here),
            _("No report does not mean no danger."),
            ("stille enheter", "taushet", "mangler avvik", "ingen avvik"),
        )
