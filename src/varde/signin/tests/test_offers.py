"""What my page is looked for by."""

from varde.signin.offers import pages
from varde.testing.cast import Cast


def test_my_page_goes_by_what_is_on_it(cast: Cast) -> None:
    (mine,) = pages(cast.as_(cast.ola))
    for typed in ("passord", "språk", "min side"):
        assert mine.is_meant_by(typed)
