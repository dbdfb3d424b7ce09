"""Faults that must lose nothing: real processes, real reports, and the reckoning afterwards."""
