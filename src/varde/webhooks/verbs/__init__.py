"""What can be done with webhooks, and what the worker does with them."""

from varde.webhooks.verbs.making import make, secret_of, stop

__all__ = ["make", "secret_of", "stop"]
