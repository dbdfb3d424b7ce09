"""What measures offer the rooms above: one file for each kind of thing."""

from varde.measures.offers import clocks, figures, handover, pages, searching, units, waiting

__all__ = ["clocks", "figures", "handover", "pages", "searching", "units", "waiting"]
