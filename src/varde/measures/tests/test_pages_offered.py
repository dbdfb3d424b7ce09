"""What the action plan is looked for by."""

import pytest

from varde.measures.offers.pages import pages
from varde.testing.cast import Cast

BASE = "/fjordbygg-as/"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tiltak", ["tiltak/"]),
        ("handlingsplan", ["tiltak/"]),
        ("hms", ["tiltak/"]),
        ("avvik", []),
    ],
)
def test_the_action_plan_goes_by_many_names(cast: Cast, typed: str, found: list[str]) -> None:
    offered = pages(cast.as_(cast.ola))
    assert [one.address for one in offered if one.is_meant_by(typed)] == [
        f"{BASE}{path}" for path in found
    ]
