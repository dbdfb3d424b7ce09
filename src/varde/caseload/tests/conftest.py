"""This room's props are those of the cases themselves: a loose rail, a door, a Monday morning."""

from varde.deviations.tests.conftest import contents, door, english, loose_rail, monday, night_shift

__all__ = ["contents", "door", "english", "loose_rail", "monday", "night_shift"]
