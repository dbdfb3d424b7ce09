"""What a machine reads of a measure, and what it may say about one."""

import datetime
import uuid
from typing import TYPE_CHECKING, Annotated, Any, Literal

from ninja import Field, Schema

from varde.machines.api.words import Called, Day, Line, Text
from varde.measures import lists, rules
from varde.measures.history import history
from varde.measures.models import Control, Measure, Purpose
from varde.people.actors import Actor

# The views of the page, whichever they are.
if TYPE_CHECKING:
    View = str
else:
    View = Literal[tuple(view.key for view in lists.VIEWS)]


class MeasureLine(Schema):
    """One measure in a list. `source` names the case it came from, when it came from one."""

    id: uuid.UUID
    title: str
    state: str
    unit: Called | None
    responsible: Called | None
    due_date: datetime.date
    done_date: datetime.date | None
    is_mandatory: bool
    purpose: str
    control: str
    source: str
    source_label: str
    url: str

    @classmethod
    def of(cls, measure: Measure) -> "MeasureLine":
        return cls(**_line(measure))


class Measures(Schema):
    """Some of them. Send `next` as `after` for those that follow; null on the last page."""

    rows: list[MeasureLine]
    next: str | None


class MeasureTrail(Schema):
    """Something that happened."""

    at: datetime.datetime
    words: str
    note: str


class MeasureWhole(MeasureLine):
    """All of one measure."""

    details: str
    confirmer: Called | None
    done_note: str
    postponed_because: str
    sent_back_because: str
    cancelled_because: str
    confirmed_at: datetime.datetime | None
    may: list[str]
    trail: list[MeasureTrail]

    @classmethod
    def seen_by(cls, measure: Measure, actor: Actor) -> "MeasureWhole":
        """As on its page."""
        return cls(
            **_line(measure),
            **{name: getattr(measure, name) for name in PLAIN},
            confirmer=Called.of(measure.confirmer),
            may=[s.verb.partition(".")[2] for s in rules.STEPS if s.open_to(actor, measure)],
            trail=[
                MeasureTrail(at=told.at, words=told.words, note=told.note)
                for told in history(measure, actor)
            ],
        )


PLAIN = (
    *("details", "done_note", "postponed_because", "sent_back_because", "cancelled_because"),
    "confirmed_at",
)


def _line(measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.pk,
        "title": measure.title,
        "state": measure.state,
        "unit": Called.of(measure.unit),
        "responsible": Called.of(measure.responsible),
        "due_date": measure.due_date,
        "done_date": measure.done_date,
        "is_mandatory": measure.is_mandatory,
        "purpose": measure.purpose,
        "control": measure.control,
        "source": measure.source,
        "source_label": measure.source_label,
        "url": measure.get_absolute_url(),
    }


class Plan(Schema):
    """What shall be done, by whom, by when; and who shall confirm it, if anybody."""

    title: Line
    responsible: uuid.UUID
    due_date: Day
    confirmer: uuid.UUID | None = None
    purpose: Purpose = Purpose.CORRECTIVE
    control: Control | Literal[""] = ""
    details: Text = ""
    is_mandatory: bool = True


class PlanAt(Plan):
    """A measure that comes from no case says which unit it is for."""

    unit: uuid.UUID


class Finish(Schema):
    note: Text = ""
    photos: Annotated[list[Text], Field(max_length=10)] = []


class Because(Schema):
    reason: Text


class Postpone(Schema):
    due_date: Day
    reason: Text


class Give(Schema):
    responsible: uuid.UUID
