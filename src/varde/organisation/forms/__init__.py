"""What people type about units and workplaces."""
