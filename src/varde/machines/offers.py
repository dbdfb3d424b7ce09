"""What can be looked for in this room: the page of keys."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from varde.machines import rules
from varde.offers import board


@board.pages.hang_up
def pages(viewer: Any) -> Iterator[board.Page]:
    """Open to those who may let other systems in."""
    if rules.MAKE.who & viewer.roles_at(None):
        yield board.Page(
            _("Keys for other systems"),
            reverse("keys:index", args=[viewer.company.slug]),
            _("Let another system read and write here, and shut it out again."),
            ("api", "nøkler", "integrasjon", "token", "andre systemer", "webhook"),
        )
