"""What deviations offer the rooms above: one file for each kind of thing."""

from varde.deviations.offers import clocks, first_steps, lessons, searching

__all__ = ["clocks", "first_steps", "lessons", "searching"]
