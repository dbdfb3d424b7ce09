"""What ./varde does before Varde itself can run, and for those who work on it. Python alone."""
