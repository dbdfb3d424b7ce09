"""What has happened with a measure, in plain words, from the trail."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.audit.models import Event
from varde.foundation.references import reference
from varde.measures.models import Measure
from varde.people.actors import Actor
from varde.people.models import Member
from varde.ui.dates import date

WORDS: dict[str, Promise] = {
    "measure.plan": gettext_lazy("%(who)s planned this for %(responsible)s"),
    "measure.change": gettext_lazy("%(who)s changed what it says"),
    "measure.give": gettext_lazy("%(who)s gave it to %(responsible)s"),
    "measure.ask": gettext_lazy("%(who)s changed who confirms it"),
    "measure.postpone": gettext_lazy("%(who)s moved the deadline to %(due_date)s"),
    "measure.finish": gettext_lazy("%(who)s said that it is done"),
    "measure.undo_finish": gettext_lazy("%(who)s took that back"),
    "measure.confirm": gettext_lazy("%(who)s confirmed that it is done"),
    "measure.send_back": gettext_lazy("%(who)s sent it back: something is missing"),
    "measure.cancel": gettext_lazy("%(who)s decided that it will not be done"),
    "measure.reopen": gettext_lazy("%(who)s opened it again"),
    "measure.step_back": gettext_lazy("%(who)s undid what was done to several at once"),
    "measure.follow_source": gettext_lazy("%(who)s moved it along with the case"),
}
FOR_MYSELF = gettext_lazy("%(who)s planned this")
REASONS = ("postponed_because", "done_note", "sent_back_because", "cancelled_because")


@dataclass(frozen=True)
class Told:
    """One line of the trail."""

    at: datetime.datetime
    words: str
    note: str = ""


def history(measure: Measure, viewer: Actor) -> list[Told]:
    """Newest first. Two queries: the events, and the names of those it was given to."""
    events = list(
        Event.objects.filter(company_id=viewer.company_id, subject=reference(measure)).order_by(
            "-number"
        )
    )
    names = _names(events, viewer)
    return [_told(event, names) for event in events]


def _names(events: list[Event], viewer: Actor) -> dict[str, str]:
    given = {key for event in events if (key := _new(event, "responsible_id"))}
    members = Member.objects.visible_to(viewer).filter(pk__in=given)
    return {str(pk): name for pk, name in members.values_list("pk", "name")}


def _told(event: Event, names: dict[str, str]) -> Told:
    responsible = names.get(_new(event, "responsible_id"), _("somebody"))
    is_own = event.verb == "measure.plan" and responsible == event.actor_label
    words = FOR_MYSELF if is_own else WORDS.get(event.verb)
    if words is None or not event.actor_label:
        return Told(event.at, _("Something was changed. The words are no longer kept."))
    due_date = _new(event, "due_date")
    filled = str(words) % {
        "who": event.actor_label,
        "responsible": responsible,
        "due_date": date(datetime.date.fromisoformat(due_date)) if due_date else "",
    }
    return Told(event.at, filled, " – ".join(_notes(event)))


def _notes(event: Event) -> list[str]:
    """The reason, and whether it was one of several."""
    reasons = [reason for name in REASONS if (reason := _new(event, name))][:1]
    return reasons + ([_("Done to several at once.")] if _new(event, "batch") else [])


def _new(event: Event, field: str) -> str:
    """What the field became in this event, or nothing."""
    pair: Any = event.changes.get(field)
    return str(pair[1] or "") if isinstance(pair, list) else ""
