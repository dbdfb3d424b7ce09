"""What the import is looked for by, and by whom."""

from varde.registers.offers import pages
from varde.testing.cast import Cast


def test_the_import_is_for_those_who_may(cast: Cast) -> None:
    (found,) = pages(cast.as_(cast.bjorn))
    assert found.is_meant_by("excel")
    assert found.is_meant_by("gammelt system")
    assert not list(pages(cast.as_(cast.kari)))
