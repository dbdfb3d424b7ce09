"""What deviations offer the rooms above: one file for each kind of thing."""

from varde.deviations.offers import (
    clocks,
    figures,
    handover,
    lessons,
    units,
    unmended,
    waiting,
)

__all__ = ["clocks", "figures", "handover", "lessons", "units", "unmended", "waiting"]
