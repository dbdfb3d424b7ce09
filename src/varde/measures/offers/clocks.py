"""Measures that run out."""

import datetime
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from varde.measures.models import Measure
from varde.measures.words import said
from varde.offers import board

SOON = datetime.timedelta(days=7)


@board.clocks.hang_up
def of_measures(face: Any) -> Iterator[board.Clock]:
    """Open measures due within days, or overdue. One query."""
    rows = Measure.objects.filter(company=face.company_id, due_date__lte=face.today + SOON).open()
    people = ("company", "unit", "responsible__user", "responsible__company")
    for measure in rows.select_related(*people):
        yield board.Clock(
            row=measure,
            member=measure.responsible,
            unit=measure.unit,
            due_date=measure.due_date,
            what=partial(said, _("A measure %(where)s"), measure),
            address=measure.get_absolute_url(),
        )
