"""Pages any list has: the same for several rows, and the views people keep."""
