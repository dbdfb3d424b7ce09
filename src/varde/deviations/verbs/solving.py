"""Putting it right, making sure that it helped, and closing the case."""

import datetime

from django.utils.translation import gettext as _

from varde.deviations import prevention, rules
from varde.deviations.endings import just_ended
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.words import Method, Severity
from varde.foundation.references import reference
from varde.foundation.refusals import Refused
from varde.measures import verbs as measures
from varde.measures.models import Measure
from varde.people.actors import Actor
from varde.people.models import Member

# What the trail tells of an ending, and undoing it restores.
UNDONE = {"state", "first_answer_at", "conclusion"}


def plan(
    deviation: Deviation,
    *,
    title: str,
    responsible: Member,
    due_date: datetime.date,
    by: Actor,
    purpose: str = "corrective",
    control: str = "",
    details: str = "",
    is_mandatory: bool = True,
    confirmer: Member | None = None,
) -> Measure:
    """Say what shall be done, by whom and by when (internkontrollforskriften § 5 no. 6)."""
    with rules.PLAN.taken(deviation, by=by):
        deviation.effect_helped = None
        # A case is due when the last thing to be done is.
        deviation.due_date = max(deviation.due_date or due_date, due_date)
        return measures.plan(
            title=title,
            responsible=responsible,
            due_date=due_date,
            purpose=purpose,
            control=control,
            details=details,
            is_mandatory=is_mandatory,
            confirmer=confirmer,
            by=by,
            unit=deviation.unit,
            source=reference(deviation),
            source_label=_("Deviation %(number)s") % {"number": deviation.number},
            closed_to=deviation.closed_to,
            handler=deviation.handler,
        )


def fix_now(deviation: Deviation, *, done: str, cause: str, by: Actor) -> None:
    """A small thing, put right on the spot: what was done, and why it was so. One step."""
    with rules.FIX_NOW.taken(deviation, by=by):
        if deviation.severity >= Severity.SERIOUS or deviation.anyone_hurt:
            raise Refused(_("This is too serious for one step. Assess it, and find the cause."))
        if not cause.strip():
            raise Refused(_("Write the cause first, so that it does not happen again."))
        measures.done_at_once(
            title=done,
            by=by,
            unit=deviation.unit,
            source=reference(deviation),
            source_label=_("Deviation %(number)s") % {"number": deviation.number},
            closed_to=deviation.closed_to,
            handler=deviation.handler,
        )
        deviation.actual = deviation.actual or Severity.MINOR
        deviation.potential = deviation.potential or Severity.MINOR
        deviation.method, deviation.cause = Method.PLAIN, cause
        deviation.conclusion = done
        _end(deviation, by)


def await_effect(deviation: Deviation, *, effect_date: datetime.date, by: Actor) -> None:
    """All is done. Look again on a day to come: did it help?"""
    with rules.AWAIT.taken(deviation, by=by):
        _be_solved(deviation)
        if effect_date < by.today:
            raise Refused(_("That day is past. Choose a day to come."))
        deviation.effect_date = deviation.due_date = effect_date
        deviation.effect_helped = None


def it_helped(deviation: Deviation, *, note: str, by: Actor) -> None:
    """The effect is checked: it does not happen any more."""
    with rules.IT_HELPED.taken(deviation, by=by):
        deviation.effect_helped, deviation.effect_note = True, note


def it_did_not(deviation: Deviation, *, note: str, by: Actor) -> None:
    """The effect is checked: more must be done. Back to measures."""
    with rules.IT_DID_NOT.taken(deviation, by=by):
        if not note.strip():
            raise Refused(_("Write what you saw, so that the next measure is a better one."))
        deviation.effect_helped, deviation.effect_note = False, note


def close(
    deviation: Deviation, *, conclusion: str, by: Actor, no_prevention_because: str = ""
) -> None:
    """Say that it is put right and will not come back (internkontrollforskriften § 5 no. 7)."""
    with rules.CLOSE.taken(deviation, by=by):
        if not conclusion.strip():
            raise Refused(_("Write what was done. The reporter gets to read it."))
        _be_solved(deviation)
        if deviation.severity >= Severity.SERIOUS and not deviation.effect_helped:
            raise Refused(
                _("Check first that the measures helped. That is needed when it is serious.")
            )
        deviation.no_prevention_because = _why_nothing_prevents(deviation, no_prevention_because)
        deviation.conclusion = conclusion
        _end(deviation, by)


def reopen(deviation: Deviation, *, reason: str, by: Actor) -> None:
    """It was not put right after all."""
    with rules.REOPEN.taken(deviation, by=by):
        if not reason.strip():
            raise Refused(_("Write why the case is opened again."))
        deviation.conclusion = reason
        deviation.closed_at = deviation.effect_helped = deviation.effect_date = None
        # The reporter is asked anew when it is put right anew; what they said stays in the trail.
        deviation.helped, deviation.helped_note = None, ""
        deviation.due_date = by.today + datetime.timedelta(days=14)


def take_back(deviation: Deviation, *, by: Actor) -> None:
    """A slip of the finger: the case is back where it was, with all that was written."""
    with rules.TAKE_BACK.taken(deviation, by=by):
        event = just_ended(deviation, by.now)
        if event is None:
            raise Refused(_("It is too late to undo this. Open the case again, and say why."))
        deviation.closed_at = deviation.merged_into = None
        before = {name: pair[0] for name, pair in event.changes.items() if name in UNDONE}
        if event.verb == rules.FIX_NOW.verb or "state" not in before:
            deviation.state = _where_it_was(deviation)
            return
        deviation.state = before["state"]
        if "first_answer_at" in before:
            deviation.first_answer_at = None
        if event.verb == rules.REJECT.verb:
            deviation.conclusion = before.get("conclusion") or ""


def _where_it_was(deviation: Deviation) -> State:
    """What was put right on the spot stays put right: from there it is followed like others."""
    if deviation.effect_date:
        return State.CHECKING
    if deviation.measures().exists():
        return State.MEASURES
    return State.ASSESSING if deviation.severity else State.RECEIVED


def _be_solved(deviation: Deviation) -> None:
    """Refuse while something that must be there is missing."""
    if not deviation.severity:
        raise Refused(_("Assess first how serious it is."))
    if not deviation.cause:
        raise Refused(_("Write the cause first, so that it does not happen again."))
    if not deviation.is_explained:
        raise Refused(_("It is more serious than when the cause was written. Analyse it now."))
    if deviation.measures().unfinished_mandatory().exists():
        raise Refused(_("Finish the measures that must be done first."))


def _why_nothing_prevents(deviation: Deviation, why: str) -> str:
    """Nothing to say where a measure does; else the reason, which must be there."""
    if not prevention.is_missing(deviation):
        return ""
    if not why.strip():
        raise Refused(
            _("Add a measure that keeps it from happening again, or write why there is none.")
        )
    return why.strip()


def _end(deviation: Deviation, by: Actor) -> None:
    deviation.closed_at = by.now
    deviation.first_answer_at = deviation.first_answer_at or by.now
