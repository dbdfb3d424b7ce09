"""What the pages about who we are are looked for by."""

import pytest

from varde.directory.offers import pages
from varde.testing.cast import Cast

UNITS, PEOPLE, GROUPS = (f"/fjordbygg-as/{room}/" for room in ("enheter", "folk", "grupper"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("organisasjon", [UNITS]),
        ("internkontroll", [UNITS]),
        ("verneombud", [UNITS, PEOPLE]),
        ("hvem spør jeg", [UNITS, PEOPLE]),
        ("BHT", [PEOPLE]),
        ("grupper", []),
    ],
)
def test_units_and_people_go_by_many_names(cast: Cast, typed: str, found: list[str]) -> None:
    offered = pages(cast.as_(cast.ola))
    assert [one.address for one in offered if one.is_meant_by(typed)] == found


def test_groups_are_for_those_who_decide_them(cast: Cast) -> None:
    assert GROUPS in [one.address for one in pages(cast.as_(cast.hanne))]
    assert GROUPS not in [one.address for one in pages(cast.as_(cast.kari))]
