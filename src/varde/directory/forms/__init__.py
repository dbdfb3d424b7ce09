"""What people type about units, people, roles and groups."""
