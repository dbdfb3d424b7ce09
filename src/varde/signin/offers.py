"""What can be looked for in this room: one's own page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.offers import board


@board.pages.hang_up
def pages(viewer: board.Viewer) -> Iterator[board.Page]:
    """Open to everyone who is signed in."""
    yield board.Page(
        _("My page"),
        reverse("signin:me"),
        _("Your name, language and how you sign in."),
        ("min side", "profil", "passord", "passnøkkel", "innlogging", "språk", "logg ut"),
    )
