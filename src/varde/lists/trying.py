"""What would be refused: a verb carried out for a moment, and nothing of it kept."""

from collections.abc import Callable

from varde.audit import trail
from varde.foundation.refusals import Refused


class _OnlyTriedError(Exception):
    """It would have gone well."""


def why_not(act: Callable[[], object]) -> str:
    """Why the verb would say no, in its own words; empty when it would not."""
    try:
        with trail.gathered():
            act()
            raise _OnlyTriedError
    except _OnlyTriedError:
        return ""
    except Refused as no:
        return str(no)
