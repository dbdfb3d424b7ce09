"""Where a row can be found from, and from where somebody looks: words of the index like others.

Only to read no more of the index than needed. Who may see what is asked of the rows themselves.
"""

from varde.offers.board import Searchable, Text
from varde.people.actors import Actor


def of_row(kind: str, text: Text) -> set[str]:
    """The unit and all above it, or else the group; and those who find it wherever it lies."""
    where = {_group(kind, text.closed_to)} if text.closed_to else set()
    if not text.closed_to:
        where = {_place(kind, path) for path in text.unit.line_paths()}
    return where | {_member(kind, key) for key in text.members if key}


def of_viewer(section: Searchable, viewer: Actor) -> list[str]:
    """Where the viewer has a right to look, in this section."""
    kind = section.key
    places = {_place(kind, path) for path in viewer.paths_of(section.roles)}
    groups = {_group(kind, key) for key in viewer.groups}
    me = {viewer.member.pk, *viewer.covers} if viewer.member else set()
    mine = {_member(kind, key) for key in me}
    return sorted(places | groups | mine) or [f"{kind}_nowhere"]


def _place(kind: str, path: str) -> str:
    return f"{kind}_u_{path.lower()}"


def _group(kind: str, key: object) -> str:
    return f"{kind}_g_{str(key).replace('-', '')}"


def _member(kind: str, key: object) -> str:
    return f"{kind}_m_{str(key).replace('-', '')}"
