"""However many cases there are, a view begins at its own."""

import pytest
from django.db import connection

from varde.caseload import listing
from varde.testing.cast import Cast


@pytest.mark.django_db
@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL reads small tables from end to end"
)
def test_those_of_another_register_are_read_in_order_from_their_own_index(cast: Cast) -> None:
    actor = cast.as_(cast.kari)
    rows = listing.in_order(listing.cases_in(listing.IMPORTED, actor), listing.IMPORTED)
    plan = rows.values_list("pk").explain()
    assert "cases_of_another_register" in plan
    assert "ORDER BY" not in plan
