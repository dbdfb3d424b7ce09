"""Search: one index over what rooms offer, with one engine for each database."""
