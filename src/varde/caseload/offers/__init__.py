"""What many cases at once offer the rooms above: one file for each kind of thing."""

from varde.caseload.offers import handover, pages, units

__all__ = ["handover", "pages", "units"]
