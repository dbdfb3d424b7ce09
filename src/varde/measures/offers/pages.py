"""What can be looked for in this room: the action plan."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.offers import board
from varde.people.actors import Actor


@board.pages.hang_up
def pages(viewer: Actor) -> Iterator[board.Page]:
    """Open to everyone who works here."""
    yield board.Page(
        _("Measures"),
        reverse("measures:index", args=[viewer.company.slug]),
        _("The action plan: what is to be done, by whom and by when."),
        ("tiltak", "handlingsplan", "oppgaver", "frister", "HMS", "internkontroll"),
    )
