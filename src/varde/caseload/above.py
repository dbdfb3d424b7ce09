"""What stands above the lines of the list: views, search, what it is narrowed by, columns."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from markupsafe import Markup

from varde.caseload.columns import COLUMNS
from varde.caseload.listing import COUNTED, IMPORTED, MOST_COUNTED, VIEWS, Wanted, address
from varde.lists.columns import NAME
from varde.lists.forms.narrowing import Narrow
from varde.lists.views.keeping import Chip
from varde.ui import pages

KEPT = 1_000  # drawings, while nothing is looked for: one for each view and how many wait in it


@dataclass(frozen=True)
class Above:
    """All of it. Two are alike when they look alike as long as nothing is looked for."""

    slug: str
    view: str
    columns: str
    counted: tuple[int, ...]
    own_views: tuple[Chip, ...]
    look: Wanted = field(compare=False)

    def drawn(self) -> Markup:
        return _remembered(self, get_language()) if self.look.is_plain() else _drawn(self)

    def tabs(self) -> list[dict[str, Any]]:
        """The views as links, narrowed alike, with a count where it asks for something.

        Cases from another register have a view as long as there are any nobody has begun on.
        """
        counted = dict(zip(COUNTED, self.counted, strict=True))
        said = {v: f"{MOST_COUNTED}+" if n > MOST_COUNTED else n for v, n in counted.items()}
        return [
            {
                "label": words,
                "url": address(view, **self.look.given),
                "count": said.get(view, 0),
                "current": view == self.view,
            }
            for view, words in VIEWS.items()
            if view != IMPORTED or view == self.view or counted[view]
        ]

    def keep_url(self) -> str:
        """Where this gets a name; nothing for what has one already."""
        if self.look.is_plain() and not self.columns:
            return ""
        return reverse("caseload:keep_view", args=[self.slug]) + self.look.address()

    def chips(self) -> list[dict[str, str]]:
        """What was chosen, each to be taken off."""
        return [
            {"label": words, "url": self.look.address(**{name: ""})}
            for name, words in self.look.narrowed.said().items()
        ]

    def unnarrowed(self) -> str:
        """The list without any of it; nothing when there is none."""
        return self.look.unnarrowed() if self.look.narrowed.given else ""

    def form(self) -> Narrow:
        return self.look.narrowed.form

    def beside_the_words(self) -> dict[str, str]:
        return {"vis": self.view} | {name: one for name, one in self.look.given.items() if one}

    def beside_the_form(self) -> dict[str, str]:
        return {"vis": self.view, "q": self.look.typed, NAME: self.columns}

    def beside_the_columns(self) -> dict[str, str]:
        return {"vis": self.view, "q": self.look.typed} | self.look.given

    def boxes(self) -> list[dict[str, Any]]:
        return COLUMNS.boxes(self.columns)


@lru_cache(maxsize=KEPT)
def _remembered(above: Above, language: str | None) -> Markup:
    return _drawn(above)


def _drawn(above: Above) -> Markup:
    return Markup(pages.macro("caseload/above.html", "above")(above))
