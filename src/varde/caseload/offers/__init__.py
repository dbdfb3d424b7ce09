"""What many cases at once offer the rooms above: one file for each kind of thing."""

from varde.caseload.offers import figures, handover, pages, units, waiting

__all__ = ["figures", "handover", "pages", "units", "waiting"]
