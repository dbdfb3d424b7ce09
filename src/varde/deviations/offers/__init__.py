"""What deviations offer the rooms above: one file for each kind of thing."""

from varde.deviations.offers import (
    figures,
    first_steps,
    handover,
    lessons,
    registers,
    units,
    waiting,
)

__all__ = ["figures", "first_steps", "handover", "lessons", "registers", "units", "waiting"]
