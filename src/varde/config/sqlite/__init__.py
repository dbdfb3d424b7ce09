"""SQLite with a fair queue for those who want to write."""
