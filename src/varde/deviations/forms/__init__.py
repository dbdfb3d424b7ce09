"""What people type about a deviation."""
