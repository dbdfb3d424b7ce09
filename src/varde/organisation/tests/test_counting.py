"""What the database counts as part of a larger question."""

import datetime

from django.db.models import Value

from varde.organisation.counting import SecondsBetween
from varde.organisation.models import Company
from varde.testing.cast import Cast


def test_the_seconds_between_two_moments(cast: Cast) -> None:
    later = cast.company.founded_at + datetime.timedelta(days=1, seconds=30)
    rows = Company.objects.annotate(later=Value(later)).filter(pk=cast.company.pk)
    (asked,) = rows.values_list(SecondsBetween("founded_at", "later"))

    assert round(asked[0]) == 24 * 3600 + 30
