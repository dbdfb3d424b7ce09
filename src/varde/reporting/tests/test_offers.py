"""What the form and the list of my reports are looked for by."""

import pytest

from varde.reporting.offers import pages
from varde.testing.cast import Cast

BASE = "/fjordbygg-as/"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("meld fra", ["meld/"]),
        ("RUH", ["meld/"]),
        ("nytt avvik", ["meld/"]),
        ("kvittering", ["meld/mine/"]),
        ("mine avvik", ["meld/mine/"]),
        ("internkontroll", ["meld/"]),
    ],
)
def test_the_form_and_my_reports_go_by_many_names(cast: Cast, typed: str, found: list[str]) -> None:
    offered = pages(cast.as_(cast.ola))
    assert [one.address for one in offered if one.is_meant_by(typed)] == [
        f"{BASE}{path}" for path in found
    ]
