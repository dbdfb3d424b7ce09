"""Search: what is found, by whom, and at once."""
