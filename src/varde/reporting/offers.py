"""What can be looked for in this room: the form, and what one has reported."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.offers import board
from varde.people.actors import Actor


@board.pages.hang_up
def pages(viewer: Actor) -> Iterator[board.Page]:
    """Open to everyone who works here."""
    here = [viewer.company.slug]
    yield board.Page(
        _("Report"),
        reverse("reporting:report", args=here),
        _("Say that something is wrong, or nearly went wrong."),
        (
            *("meld fra", "nytt avvik", "melde", "avviksmelding", "uønsket hendelse", "skjema"),
            *("RUH", "nestenulykke", "ulykke", "forslag", "varsle", "HMS", "internkontroll"),
        ),
    )
    yield board.Page(
        _("My reports"),
        reverse("reporting:mine", args=here),
        _("What you have reported, and what came of it."),
        ("mine meldinger", "mine avvik", "svar", "kvittering"),
    )
