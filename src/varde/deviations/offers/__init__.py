"""What deviations offer the rooms above: one file for each kind of thing."""

from varde.deviations.offers import (
    clocks,
    figures,
    first_steps,
    lessons,
    searching,
    waiting,
)

__all__ = [
    "clocks",
    "figures",
    "first_steps",
    "lessons",
    "searching",
    "waiting",
]
