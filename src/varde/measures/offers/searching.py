"""What a measure is found by."""

import datetime
import uuid
from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from varde.measures import rules
from varde.measures.models import Measure
from varde.measures.words import standing
from varde.offers import board
from varde.people.actors import Actor
from varde.steps.roles import PLAN_READERS
from varde.ui.dates import date

MEASURES = "measure"


def text(measure: Measure) -> board.Text:
    looks = None if measure.closed_to_id else measure.confirmer_id
    return board.Text(
        texts=(measure.title, measure.details, measure.unit.name),
        moment=made_at(measure),
        unit=measure.unit,
        closed_to=measure.closed_to_id,
        members=(measure.responsible_id, measure.handler_id, looks),
    )


def made_at(measure: Measure) -> datetime.datetime:
    """The identity of a row begins with the moment it was made (RFC 9562)."""
    milliseconds = measure.pk.int >> 80
    return datetime.datetime.fromtimestamp(milliseconds / 1000, tz=datetime.UTC)


class Line(NamedTuple):
    """What is shown of a measure that was found."""

    pk: uuid.UUID
    title: str
    unit: str
    responsible: str
    state: str
    confirmer_id: uuid.UUID | None
    due_date: datetime.date

    def awaits_confirmation(self) -> bool:
        return self.state == rules.DONE and self.confirmer_id is not None


FIELDS = ("pk", "title", "unit__name", "responsible__name", "state", "confirmer_id", "due_date")


def hits(measures: Iterable[Line], viewer: Actor) -> list[board.Hit]:
    here = reverse("measures:index", args=[viewer.company.slug])
    return [_hit(measure, here, viewer) for measure in measures]


def _hit(measure: Line, here: str, viewer: Actor) -> board.Hit:
    due = gettext("Due %(day)s") % {"day": date(measure.due_date, viewer.today)}
    state = str(standing(measure)[0])
    details = (measure.unit, measure.responsible, state, due)
    return board.Hit(measure.title, f"{here}{measure.pk}/", details)


board.can_be_found(
    board.Searchable(
        key=MEASURES,
        label=_("Measures"),
        more=_("More measures"),
        model=Measure,
        related=("company", "unit", "responsible"),
        roles=frozenset(PLAN_READERS),
        text=text,
        line=Line,
        fields=FIELDS,
        hits=hits,
    )
)
