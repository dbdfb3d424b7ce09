"""Giving a row its name, and with it its place in the alphabet."""

from varde.organisation.models import Named
from varde.organisation.names import sorting_key


def rename(row: Named, name: str) -> None:
    """Inside a step. The alphabet is nobody's news: the trail tells of the name alone."""
    row.name = name
    type(row)._base_manager.filter(pk=row.pk).update(sort_name=sorting_key(name))
