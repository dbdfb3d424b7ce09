"""New rows are put in whole, as if Django had done it."""

import pytest
from django.db import IntegrityError, transaction

from varde.foundation.rows import put_in
from varde.organisation import rules
from varde.organisation.models import Workplace
from varde.testing.cast import Cast


def _hall(cast: Cast, name: str) -> Workplace:
    here = {"company": cast.company, "unit": cast.store, "state": rules.OPEN}
    return Workplace(name=name, sort_name=name.lower(), **here)


def test_they_are_there_with_all_they_had(cast: Cast) -> None:
    halls = [_hall(cast, "Hall 1"), _hall(cast, "Hall 2")]

    put_in(halls)
    put_in([])

    there = Workplace.objects.filter(unit=cast.store).order_by("name")
    assert [(one.pk, one.name, one.company_id, one.state) for one in there] == [
        (hall.pk, hall.name, cast.company.pk, rules.OPEN) for hall in halls
    ]


def test_a_row_that_is_in_can_be_changed(cast: Cast) -> None:
    hall = _hall(cast, "Hall 1")
    put_in([hall])

    hall.name = "Hall A"
    hall.save()

    assert Workplace.objects.get(unit=cast.store).name == "Hall A"


def test_the_same_key_twice_is_refused(cast: Cast) -> None:
    hall = _hall(cast, "Hall 1")
    put_in([hall])

    with pytest.raises(IntegrityError), transaction.atomic():
        put_in([Workplace(pk=hall.pk, company=cast.company, unit=cast.store, name="Other")])
