"""What a machine reads of a case, and what it may say about one."""

import datetime
import uuid
from typing import TYPE_CHECKING, Annotated, Any, Literal

from ninja import Field, Schema

from varde.caseload import listing
from varde.conversations.threads import thread
from varde.deviations import rules, stages, trail_words
from varde.deviations.models import Deviation
from varde.deviations.words import Area, Hit, Kind, Method, Nature
from varde.files.forms import MOST
from varde.files.gallery import gallery
from varde.foundation.references import reference
from varde.handling.views import whole
from varde.machines.api.words import Called, Day, Level, Line, Moment, Text
from varde.measures.schemas import MeasureLine
from varde.people.actors import Actor

# The views of the page, whichever they are.
if TYPE_CHECKING:
    View = str
else:
    View = Literal[tuple(listing.VIEWS)]


class CaseLine(Schema):
    """One case in a list."""

    id: uuid.UUID
    number: str
    title: str
    state: str
    kind: str
    severity: int
    unit: Called | None
    workplace: Called | None
    handler: Called | None
    reported_at: datetime.datetime
    due_date: datetime.date | None
    url: str

    @classmethod
    def of(cls, case: Deviation) -> "CaseLine":
        return cls(**_line(case))


class Cases(Schema):
    """Some of them. Send `next` as `after` for those that follow; null on the last page."""

    rows: list[CaseLine]
    next: str | None


class Message(Schema):
    """One message in the conversation."""

    id: uuid.UUID
    who: str
    at: datetime.datetime
    text: str
    is_note: bool
    waits_for_answer: bool


class File(Schema):
    """A picture or paper on the case. `url` opens for a person who is signed in."""

    id: uuid.UUID
    name: str
    size: int
    url: str


class TrailLine(Schema):
    """Something that happened."""

    at: datetime.datetime
    words: str
    note: str


class Case(CaseLine):
    """All of one case, as the member whose key it is may see it."""

    text: str
    proposal: str
    spot: str
    language: str
    is_dangerous_now: bool | None
    anyone_hurt: bool | None
    happened_at: datetime.datetime | None
    discovered_at: datetime.datetime
    reporter: str
    source: str
    nature: str
    area: str
    breached: str
    actual: int | None
    potential: int | None
    hit: list[str]
    immediate: str
    method: str
    analysis: dict[str, str]
    cause: str
    effect_date: datetime.date | None
    effect_helped: bool | None
    effect_note: str
    conclusion: str
    closed_at: datetime.datetime | None
    closed_to: uuid.UUID | None
    merged_into: uuid.UUID | None
    next_step: str
    may: list[str]
    measures: list[MeasureLine]
    conversation: list[Message]
    files: list[File]
    trail: list[TrailLine]

    @classmethod
    def seen_by(cls, case: Deviation, actor: Actor) -> "Case":
        """The same rows as on its page, by the same doors."""
        left = stages.measures_left([case]).get(reference(case), stages.Left())
        measures = list(case.measures().visible_to(actor).with_people().in_order(actor.today))
        said, files = thread(case, actor), gallery(case, viewer=actor)
        others = [f"conversations.message:{one.key}" for one in said]
        others += [f"files.attachment:{one.key}" for one in files]
        events = trail_words.events_about(case, [*map(reference, measures), *others])
        trail = trail_words.lines(events, case, actor)
        return cls(
            **_line(case),
            **{name: getattr(case, name) for name in PLAIN},
            reporter=whole.reporter(case, actor).words,
            hit=[str(one) for one in case.hit],
            closed_to=case.closed_to_id,
            merged_into=case.merged_into_id,
            next_step=stages.next_step(case, left) if case.is_open else "",
            may=[s.verb.partition(".")[2] for s in rules.STEPS if s.open_to(actor, case)],
            measures=[MeasureLine.of(measure) for measure in measures],
            conversation=[_message(one) for one in said],
            files=[File(id=one.key, name=one.name, size=one.size, url=one.url) for one in files],
            trail=[TrailLine(at=line.at, words=line.words, note=line.note) for line in trail],
        )


PLAIN = (
    *("text", "proposal", "spot", "language", "is_dangerous_now", "anyone_hurt"),
    *("happened_at", "discovered_at", "source", "nature", "area", "breached"),
    *("actual", "potential", "immediate", "method", "analysis", "cause"),
    *("effect_date", "effect_helped", "effect_note", "conclusion", "closed_at"),
)


def _line(case: Deviation) -> dict[str, Any]:
    return {
        "id": case.pk,
        "number": case.number,
        "title": case.title,
        "state": case.state,
        "kind": case.kind,
        "severity": case.severity,
        "unit": Called.of(case.unit),
        "workplace": Called.of(case.workplace),
        "handler": Called.of(case.handler),
        "reported_at": case.reported_at,
        "due_date": case.due_date,
        "url": case.get_absolute_url(),
    }


def _message(one: Any) -> Message:
    return Message(
        id=one.key,
        who=one.who,
        at=one.at,
        text=one.text,
        is_note=one.is_note,
        waits_for_answer=one.waits_for_answer,
    )


class Report(Schema):
    """Something is wrong. `photos`: the notes that came back when files were sent."""

    unit: uuid.UUID
    workplace: uuid.UUID | None = None
    text: Text = ""
    photos: Annotated[list[Text], Field(max_length=MOST)] = []
    spot: Line = ""
    kind: Kind | Literal[""] = ""
    is_dangerous_now: bool | None = None
    anyone_hurt: bool | None = None
    happened_at: Moment | None = None
    discovered_at: Moment | None = None
    immediate: Text = ""
    proposal: Text = ""
    on_behalf_of: Line = ""


class Receive(Schema):
    answer: Text = ""


class Reason(Schema):
    reason: Text


class Transfer(Schema):
    """`reason`: a note for those who get it."""

    unit: uuid.UUID
    reason: Text = ""


class Delegate(Schema):
    handler: uuid.UUID


class Assess(Schema):
    actual: Level
    potential: Level
    hit: list[Hit] = []
    kind: Kind | Literal[""] = ""
    nature: Nature | Literal[""] = ""
    area: Area | Literal[""] = ""
    breached: Text = ""
    immediate: Text = ""


class FindCause(Schema):
    method: Method
    cause: Text
    analysis: dict[str, Text] = {}


class AwaitEffect(Schema):
    effect_date: Day


class CheckEffect(Schema):
    helped: bool
    note: Text = ""


class Close(Schema):
    """`no_prevention_because`: for a serious case where no measure keeps it from coming back."""

    conclusion: Text
    no_prevention_because: Text = ""


class Speak(Schema):
    """`to_reporter` false makes it a note among those who handle the case."""

    text: Text
    to_reporter: bool = True
    asks: bool = False
