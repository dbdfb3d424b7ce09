"""What the reporter types."""
