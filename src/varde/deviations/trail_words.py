"""The case's own trail in plain words: who did what, and what it was before."""

import datetime
import itertools
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import CharField, UUIDField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.audit.models import Event
from varde.deviations.models import Deviation
from varde.deviations.words import Method, Severity, Source
from varde.foundation.questions import Given, Question, givens, numbered
from varde.foundation.references import reference
from varde.organisation.models import OwnedQuerySet, Unit
from varde.people.actors import Actor
from varde.people.models import Group, Member
from varde.steps.roles import LABELS, REPORTER, SAFETY_REPRESENTATIVE
from varde.ui import dates

# So many questions are kept, one for each number of rows asked about at once.
MOST_SUBJECTS = 100

# What happened, in one sentence. What is not here is not told: it follows from what is.
WORDS = {
    "deviation.report": gettext_lazy("%(who)s reported this"),
    "deviation.amend": gettext_lazy("%(who)s corrected the report"),
    "deviation.withdraw": gettext_lazy("%(who)s took the report back"),
    "deviation.bring_back": gettext_lazy("%(who)s let the report stand again"),
    "deviation.receive": gettext_lazy("%(who)s took the case"),
    "deviation.reject": gettext_lazy("%(who)s rejected the case"),
    "deviation.transfer": gettext_lazy("%(who)s transferred the case"),
    "deviation.delegate": gettext_lazy("%(who)s let somebody else handle the case"),
    "deviation.merge": gettext_lazy("%(who)s merged this with another case"),
    "deviation.close_to": gettext_lazy("%(who)s limited who sees the case"),
    "deviation.open_up": gettext_lazy(
        "%(who)s let those who answer for the unit see the case again"
    ),
    "deviation.assess": gettext_lazy("%(who)s assessed how serious it is"),
    "deviation.correct": gettext_lazy("%(who)s corrected the assessment"),
    "deviation.find_cause": gettext_lazy("%(who)s wrote down the cause"),
    "deviation.plan": gettext_lazy("%(who)s added a measure"),
    "deviation.fix_now": gettext_lazy("%(who)s put it right on the spot"),
    "deviation.await_effect": gettext_lazy("%(who)s set a day to check the effect"),
    "deviation.it_helped": gettext_lazy("%(who)s checked the effect: it helped"),
    "deviation.it_did_not": gettext_lazy("%(who)s checked the effect: more must be done"),
    "deviation.close": gettext_lazy("%(who)s closed the case"),
    "deviation.reopen": gettext_lazy("%(who)s opened the case again"),
    "deviation.take_back": gettext_lazy("%(who)s undid that, and the case is back where it was"),
    "deviation.publish": gettext_lazy("%(who)s told others what was learned"),
    "deviation.retract": gettext_lazy("%(who)s took the lesson down"),
    "deviation.say_it_helped": gettext_lazy("%(who)s said whether it helped"),
    "deviation.take_over": gettext_lazy("%(who)s gave the case a new handler"),
    "deviation.step_back": gettext_lazy("%(who)s undid what was done to several at once"),
    "measure.plan": gettext_lazy("%(who)s added the measure «%(what)s»"),
    "measure.change": gettext_lazy("%(who)s changed «%(what)s»"),
    "measure.give": gettext_lazy("%(who)s gave «%(what)s» to somebody else"),
    "measure.postpone": gettext_lazy("%(who)s gave «%(what)s» more time"),
    "measure.finish": gettext_lazy("%(who)s finished «%(what)s»"),
    "measure.undo_finish": gettext_lazy("%(who)s said that «%(what)s» is not done after all"),
    "measure.confirm": gettext_lazy("%(who)s confirmed that «%(what)s» is done"),
    "measure.send_back": gettext_lazy("%(who)s sent «%(what)s» back"),
    "measure.cancel": gettext_lazy("%(who)s cancelled «%(what)s»"),
    "measure.reopen": gettext_lazy("%(who)s opened «%(what)s» again"),
    "message.write": gettext_lazy("%(who)s wrote in the conversation"),
    "message.withdraw": gettext_lazy("%(who)s took a message back"),
    "attachment.attach": gettext_lazy("%(who)s attached a file"),
    "attachment.withdraw": gettext_lazy("%(who)s took a file away"),
    "attachment.restore": gettext_lazy("%(who)s put a file back"),
}
# What is done as the one who reported it, whatever else they are.
AS_REPORTER = {
    *(f"deviation.{verb}" for verb in ("report", "amend", "withdraw", "bring_back")),
    *("deviation.say_it_helped", "message.withdraw"),
    *(f"attachment.{verb}" for verb in ("attach", "withdraw", "restore")),
}
WITH_QR_CODE = gettext_lazy("%(who)s reported this with a QR code")


class Line(NamedTuple):
    """One line of the trail."""

    at: datetime.datetime
    words: str
    note: str = ""


def events_about(case: Deviation, others: Iterable[str]) -> list[Event]:
    """What happened to the case and to these others, by reference, newest first. One query."""
    subjects = [reference(case), *others]
    asked = _events_about(len(subjects))
    return asked.ask(company=case.company_id, **numbered("subject", subjects))


@lru_cache(maxsize=MOST_SUBJECTS)
def _events_about(count: int) -> Question:
    subjects = givens("subject", count, CharField())
    events = Event.objects.filter(company_id=Given("company", UUIDField()), subject__in=subjects)
    return Question(events.order_by("-at", "-number"))


def reached(events: Iterable[Event], case: Deviation) -> dict[str, datetime.datetime]:
    """When the case last came to each state."""
    found: dict[str, datetime.datetime] = {}
    for event in events:
        state = event.changes.get("state")
        if event.subject == reference(case) and state:
            found.setdefault(state[1], event.at)
    return found


def lines(
    events: Sequence[Event], case: Deviation, viewer: Actor, *, reporter: str = ""
) -> list[Line]:
    """The trail as this viewer may read it. `reporter`: what to call them, also to a handler."""
    names = _names(events, viewer)
    called = reporter or _reporter(case, viewer)
    told = [event for event in events if event.verb in WORDS and not _came_along(event, case)]
    if any(event.verb == "measure.plan" for event in told):
        told = [event for event in told if event.verb != "deviation.plan"]
    return [_line(event, names, called if _is_by_reporter(event, case) else "") for event in told]


def _reporter(case: Deviation, viewer: Actor) -> str:
    """A name for those who handle the case, a role for everybody else."""
    if viewer.member and viewer.member.pk == case.reporter_id:
        return _("You")
    return "" if case.names_reporter_to(viewer) else _("The reporter")


def _is_by_reporter(event: Event, case: Deviation) -> bool:
    """Done as the reporter. What they do in another role stands under their name: whoever reads
    «The reporter finished the measure» and whose measure it was, would know who reported."""
    if not case.reporter_id or event.actor != f"people.member:{case.reporter_id}":
        return False
    if event.verb == "message.write":
        return bool(event.changes.get("author_role", [None, REPORTER])[1] == REPORTER)
    return event.verb in AS_REPORTER


def _line(event: Event, names: dict[str, str], called: str) -> Line:
    words = WITH_QR_CODE if _came_by_code(event) else WORDS[event.verb]
    who = called or _who(event)
    what = event.subject_label or _("something that is forgotten")
    notes = [_note(event, names), _("Done to several at once.") if "batch" in event.changes else ""]
    said = str(words) % {"who": who, "what": what}
    return Line(event.at, said, " – ".join(filter(None, notes)))


def _came_along(event: Event, case: Deviation) -> bool:
    """Pictures sent with the report itself need no line of their own."""
    return event.verb == "attachment.attach" and event.at == case.reported_at


def _came_by_code(event: Event) -> bool:
    source = event.changes.get("source", [None, ""])
    return event.verb == "deviation.report" and source[1] == Source.POSTER


def _who(event: Event) -> str:
    name = event.actor_label or _("Somebody")
    role = event.changes.get("author_role", [None, ""])[1]
    return f"{name} ({str(LABELS[role]).lower()})" if role == SAFETY_REPRESENTATIVE else name


def _note(event: Event, names: dict[str, str]) -> str:
    """Before and after, where that helps; never a private field."""
    if event.verb == "deviation.publish":
        return _lesson(event)
    noted = _NOTES.get(event.verb)
    pair = event.changes.get(noted[0]) if noted else None
    if noted is None or not isinstance(pair, list):
        return _grave(event) if "potential" in event.changes else ""
    before, after = (noted[1](value, names) if value not in (None, "") else "" for value in pair)
    if before and noted[0] in MOVES:
        return _("From %(before)s to %(after)s") % {"before": before, "after": after}
    return after


def _lesson(event: Event) -> str:
    """What it was called, and who was to read it."""
    title = event.changes.get("lesson_title", [None, ""])[1]
    units = event.changes.get("units", [[], []])[1]
    return " – ".join(filter(None, [title, ", ".join(units)]))


def _grave(event: Event) -> str:
    level = event.changes["potential"][1]
    return _("Could have been: %(severity)s") % {"severity": Severity(level).label.lower()}


def _named(value: Any, names: dict[str, str]) -> str:
    return names.get(str(value), "")


def _day(value: Any, names: dict[str, str]) -> str:
    return dates.whole_date(datetime.date.fromisoformat(value))


def _as_written(value: Any, names: dict[str, str]) -> str:
    return str(value)


def _helped(value: Any, names: dict[str, str]) -> str:
    return _("Yes") if value else _("No")


def _method(value: Any, names: dict[str, str]) -> str:
    return str(Method(value).label)


MOVES = {"unit_id", "handler_id", "responsible_id", "due_date"}
_NOTES = {
    "deviation.transfer": ("unit_id", _named),
    "deviation.delegate": ("handler_id", _named),
    "deviation.take_over": ("handler_id", _named),
    "deviation.close_to": ("closed_to_id", _named),
    "deviation.reject": ("conclusion", _as_written),
    "deviation.reopen": ("conclusion", _as_written),
    "deviation.close": ("conclusion", _as_written),
    "deviation.fix_now": ("conclusion", _as_written),
    "deviation.find_cause": ("method", _method),
    "deviation.await_effect": ("effect_date", _day),
    "deviation.say_it_helped": ("helped", _helped),
    "attachment.withdraw": ("withdrawn_because", _as_written),
    "measure.give": ("responsible_id", _named),
    "measure.postpone": ("due_date", _day),
    "measure.cancel": ("cancelled_because", _as_written),
    "measure.send_back": ("sent_back_because", _as_written),
}


def _names(events: Iterable[Event], viewer: Actor) -> dict[str, str]:
    """Names of what the notes point at, as this viewer may know them. Three queries at most."""
    pointed: dict[str, set[str]] = {}
    for event in events:
        field, told = _NOTES.get(event.verb, ("", _as_written))
        if told is _named:
            pointed.setdefault(field, set()).update(filter(None, event.changes.get(field, ())))
    people = pointed.get("handler_id", set()) | pointed.get("responsible_id", set())
    wanted: list[tuple[OwnedQuerySet[Any], set[str]]] = [
        (Unit.objects.all(), pointed.get("unit_id", set())),
        (Member.objects.all(), people),
        (Group.objects.all(), pointed.get("closed_to_id", set())),
    ]
    rows = [kind.visible_to(viewer).filter(pk__in=keys) for kind, keys in wanted if keys]
    return {str(row.pk): str(row) for row in itertools.chain(*rows)}
