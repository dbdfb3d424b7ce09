"""Pages about many cases at once."""
