"""This room's props are those of the cases: a loose rail, a door, a Monday morning."""

import re

from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import door, english, loose_rail, monday, night_shift
from varde.people.models import Member
from varde.search import finding
from varde.testing.cast import Cast

__all__ = ["door", "english", "loose_rail", "monday", "night_shift"]


def titles(cast: Cast, who: Member, typed: str, section: str = "deviation") -> list[str]:
    """The titles of what this person finds."""
    found = finding.in_section(section, typed, cast.as_(who), after="")
    assert found
    return [hit.title for hit in found.hits]


def links(page: str, case: Deviation) -> list[str]:
    return re.findall(rf'href="([^"]*{case.pk}[^"]*)"', page)
