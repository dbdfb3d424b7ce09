"""What the rules of the cases are looked for by."""

import pytest

from varde.handling.offers import pages
from varde.testing.cast import Cast

BASE = "/fjordbygg-as/"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("regler", ["avvik/regler/"]),
        ("hvem kan lukke", ["avvik/regler/"]),
        ("stillas", []),
    ],
)
def test_the_rules_go_by_many_names(cast: Cast, typed: str, found: list[str]) -> None:
    offered = pages(cast.as_(cast.ola))
    assert [one.address for one in offered if one.is_meant_by(typed)] == [
        f"{BASE}{path}" for path in found
    ]
