"""Letters out: written down first, sent when the mail server takes them, tried again when not."""
