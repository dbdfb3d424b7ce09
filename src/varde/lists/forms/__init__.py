"""What people type when they do the same to several rows, or keep a view."""
