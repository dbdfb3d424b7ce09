"""What can be looked for in this room: taking over another system's register."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.offers import board
from varde.people.actors import Actor
from varde.registers.rules import FINISH, IMPORTERS


@board.pages.hang_up
def pages(viewer: Actor) -> Iterator[board.Page]:
    """For those who may import."""
    if viewer.roles_at(None) & IMPORTERS:
        yield board.Page(
            _("Import"),
            reverse("registers:index", args=[viewer.company.slug]),
            _("Take over the cases of another system."),
            ("hente inn", "import", "excel", "CSV", "gammelt system", "register"),
        )


# All the cases of a register come with one line in the trail.
board.changing_many.add(FINISH.verb)
