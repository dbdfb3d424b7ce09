"""What can be done with a list: the same to several rows, undo it, keep a way of looking."""

from varde.lists.verbs.batches import MOST, carry_out, undo
from varde.lists.verbs.views import MOST_VIEWS, change, keep, remove

__all__ = ["MOST", "MOST_VIEWS", "carry_out", "change", "keep", "remove", "undo"]
