"""What deviations offer the rooms above: one file for each kind of thing."""

from varde.deviations.offers import (
    clocks,
    figures,
    first_steps,
    handover,
    lessons,
    registers,
    searching,
    units,
    unmended,
    waiting,
)

__all__ = [
    "clocks",
    "figures",
    "first_steps",
    "handover",
    "lessons",
    "registers",
    "searching",
    "units",
    "unmended",
    "waiting",
]
