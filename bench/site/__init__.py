"""Varde as it is, and three bare views beside it to be measured against. Only for the bench."""
