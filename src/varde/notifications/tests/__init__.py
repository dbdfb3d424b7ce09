"""The inbox and the letters."""
