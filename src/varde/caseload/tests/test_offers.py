"""What the list of cases is looked for by."""

import pytest

from varde.caseload.offers.pages import pages
from varde.people.models import Member
from varde.testing.cast import Cast

BASE = "/fjordbygg-as/"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("avvik", ["avvik/"]),
        ("HMS", ["avvik/"]),
        ("internkontroll", ["avvik/"]),
        ("uønsket hendelse", ["avvik/"]),
        ("ruh", ["avvik/"]),
        ("stillas", []),
    ],
)
def test_the_list_goes_by_many_names(cast: Cast, typed: str, found: list[str]) -> None:
    offered = pages(cast.as_(cast.ola))
    assert [one.address for one in offered if one.is_meant_by(typed)] == [
        f"{BASE}{path}" for path in found
    ]


def test_the_silent_units_are_found_by_those_who_oversee(cast: Cast) -> None:
    def found(member: Member) -> list[str]:
        offered = pages(cast.as_(member))
        return [one.address for one in offered if one.is_meant_by("stille enheter")]

    assert found(cast.kari) == [f"{BASE}avvik/stille-enheter/"]
    assert found(cast.ola) == []
