"""What every answer to another system has in common."""
