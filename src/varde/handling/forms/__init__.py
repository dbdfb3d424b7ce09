"""What the handler types, one form for each verb."""
