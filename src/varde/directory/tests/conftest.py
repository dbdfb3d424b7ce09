"""This room's props are those of the people themselves."""

from varde.people.tests.conftest import _in_english, door, with_post  # noqa: F401
