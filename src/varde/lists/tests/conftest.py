"""This room's props are those of the cases: it is seen through their list and through the plan."""

from varde.deviations.tests.conftest import contents, door, english, loose_rail, monday

__all__ = ["contents", "door", "english", "loose_rail", "monday"]
