"""What can be looked for in this room: the rules cases follow."""

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
        _("Who may do what with a case?"),
        reverse("deviations:rules", args=here),
        _("The rules the system itself goes by."),
        ("regler", "rettigheter", "tilgang", "hvem kan lukke"),
    )
