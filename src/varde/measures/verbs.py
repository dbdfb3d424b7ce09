"""What can be done with a measure: plan it, do it, confirm it, move it, give it up."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from varde.audit import trail
from varde.files import verbs as files
from varde.files.cleaning import Cleaned
from varde.files.keeping import Kept
from varde.foundation.refusals import Refused
from varde.measures import rules
from varde.measures.models import LONGEST_TITLE, Measure
from varde.organisation.models import Unit
from varde.people import rules as people
from varde.people.actors import Actor
from varde.people.models import Group, GroupMember, Member
from varde.steps import undoing

TIME_TO_UNDO = datetime.timedelta(hours=1)


def plan(
    *,
    title: str,
    responsible: Member,
    due_date: datetime.date,
    unit: Unit,
    by: Actor,
    purpose: str = "corrective",
    control: str = "",
    details: str = "",
    is_mandatory: bool = True,
    confirmer: Member | None = None,
    source: str = "",
    source_label: str = "",
    closed_to: Group | None = None,
    handler: Member | None = None,
) -> Measure:
    """Give one person something to do before a date."""
    measure = Measure(
        company_id=by.company_id,
        title=title.strip(),
        responsible=responsible,
        due_date=due_date,
        unit=unit,
        purpose=purpose,
        control=control,
        details=details,
        is_mandatory=is_mandatory,
        confirmer=confirmer,
        source=source,
        source_label=source_label,
        closed_to=closed_to,
        handler=handler,
    )
    _refuse_the_past(due_date, by)
    _refuse_the_absent(responsible)
    _refuse_the_impossible(measure)
    return rules.PLAN.create(measure, by=by)


def done_at_once(
    *,
    title: str,
    unit: Unit,
    by: Actor,
    purpose: str = "immediate",
    control: str = "",
    details: str = "",
    source: str = "",
    source_label: str = "",
    closed_to: Group | None = None,
    handler: Member | None = None,
) -> Measure:
    """Fixed on the spot: plan it and say that it is done, in one go."""
    if by.member is None:
        raise Refused(_("Sign in to say that you have put it right."))
    with trail.gathered():
        measure = plan(
            title=title,
            responsible=by.member,
            due_date=by.today,
            unit=unit,
            by=by,
            purpose=purpose,
            control=control,
            details=details,
            source=source,
            source_label=source_label,
            closed_to=closed_to,
            handler=handler,
        )
        finish(measure, note="", by=by)
    return measure


def change(
    measure: Measure,
    *,
    title: str,
    details: str,
    purpose: str,
    control: str,
    is_mandatory: bool,
    confirmer: Member | None,
    by: Actor,
) -> None:
    """Say again what shall be done, and whether somebody shall confirm it."""
    with rules.CHANGE.taken(measure, by=by):
        measure.title, measure.details = title.strip(), details
        measure.purpose, measure.control = purpose, control
        measure.is_mandatory, measure.confirmer = is_mandatory, confirmer
        _refuse_the_impossible(measure)


def give(measure: Measure, *, responsible: Member, by: Actor) -> None:
    """Let somebody else be responsible."""
    with rules.GIVE.taken(measure, by=by):
        measure.responsible = responsible
        _refuse_the_absent(responsible)
        _refuse_the_impossible(measure)


def ask(measure: Measure, *, confirmer: Member | None, by: Actor) -> None:
    """Ask somebody to confirm that it is done, or nobody any more."""
    with rules.ASK.taken(measure, by=by):
        measure.confirmer = confirmer
        _refuse_the_impossible(measure)


def hand_over(leaver: Member, *, to: Member, measures: Iterable[Measure], by: Actor) -> None:
    """Somebody has left: what they were to do, and to look at, is somebody else's now.

    What is closed to a group goes to the handler of the case: nobody new gets to see it.
    """
    for measure in measures:
        # The case itself may have been given away a moment ago.
        measure.refresh_from_db(fields=["handler", "closed_to"])
        _inherit(measure, leaver, _heir(measure, leaver, to), by=by)


def _heir(measure: Measure, leaver: Member, successor: Member) -> Member:
    """Never the leaver, and never somebody the case is closed to."""
    if measure.closed_to is None:
        return successor
    handler = measure.handler
    if handler is not None and handler.pk != leaver.pk and handler.state == people.ACTIVE:
        return handler
    if not _is_in(measure.closed_to, successor):
        raise Refused(
            _(
                "A measure is closed to a group, and nobody has its case. "
                "Choose somebody in the group «%(group)s» to take over."
            )
            % {"group": measure.closed_to}
        )
    return successor


def _inherit(measure: Measure, leaver: Member, heir: Member, *, by: Actor) -> None:
    """Nobody confirms their own work: who inherits the doing is not asked to look."""
    if measure.confirmer_id == leaver.pk:
        ask(measure, confirmer=None if measure.responsible_id == heir.pk else heir, by=by)
        return
    if measure.confirmer_id == heir.pk:
        ask(measure, confirmer=None, by=by)
    give(measure, responsible=heir, by=by)


def postpone(measure: Measure, *, due_date: datetime.date, reason: str, by: Actor) -> None:
    """Give it a new date, and say why."""
    with rules.POSTPONE.taken(measure, by=by):
        _refuse_the_past(due_date, by)
        measure.due_date = due_date
        measure.postponed_because = _words(reason, _("Write why it needs more time."))


def finish(
    measure: Measure, *, note: str, by: Actor, photos: Sequence[Cleaned | Kept] = ()
) -> None:
    """Say that it is done, and what was done; pictures and papers show it."""
    with rules.FINISH.taken(measure, by=by):
        measure.done_at, measure.done_date = by.now, by.today
        measure.done_note, measure.sent_back_because = note.strip(), ""
        for photo in photos:
            files.attach(measure, photo, by=by)


def undo_finish(measure: Measure, *, by: Actor) -> None:
    """It was not done after all: a slip of the finger."""
    with rules.UNDO_FINISH.taken(measure, by=by):
        if measure.done_at and by.now - measure.done_at > TIME_TO_UNDO:
            raise Refused(_("It is too late to undo this. Ask the leader to open it again."))
        _undone(measure)


def confirm(measure: Measure, *, by: Actor) -> None:
    """The one who was asked has seen that it is done."""
    with rules.CONFIRM.taken(measure, by=by):
        measure.confirmed_at = by.now


def send_back(measure: Measure, *, reason: str, by: Actor) -> None:
    """The one who was asked says that it is not done yet, and what is missing."""
    with rules.SEND_BACK.taken(measure, by=by):
        measure.sent_back_because = _words(reason, _("Write what is missing."))
        _undone(measure)


def cancel(measure: Measure, *, reason: str, by: Actor) -> None:
    """It will not be done, and here is why."""
    with rules.CANCEL.taken(measure, by=by):
        measure.cancelled_because = _words(reason, _("Write why it will not be done."))


def reopen(measure: Measure, *, by: Actor) -> None:
    """It must be done after all, or done again."""
    with rules.REOPEN.taken(measure, by=by):
        measure.cancelled_because = ""
        _undone(measure)


def follow_source(
    source: str, *, unit: Unit, closed_to: Group | None, handler: Member | None, by: Actor
) -> None:
    """The case has moved, been closed to a group or got another handler: its measures follow."""
    with trail.gathered():
        for measure in Measure.objects.filter(company_id=by.company_id).of(source).order_by("pk"):
            with rules.FOLLOW_SOURCE.taken(measure, by=by):
                measure.unit, measure.closed_to, measure.handler = unit, closed_to, handler
                if measure.state != rules.CONFIRMED and _has_an_outsider_confirm(measure):
                    measure.confirmer = None


def step_back(measure: Measure, *, batch: str, by: Actor) -> None:
    """What was done to several measures at once is undone in this one, by whoever did it."""
    with rules.STEP_BACK.taken(measure, by=by):
        undoing.put_back(measure, batch=batch, by=by)


def _undone(measure: Measure) -> None:
    measure.done_at = measure.done_date = measure.confirmed_at = None


def _words(text: str, otherwise: str) -> str:
    if not text.strip():
        raise Refused(otherwise)
    return text.strip()


def _refuse_the_past(due_date: datetime.date, by: Actor) -> None:
    if due_date < by.today:
        raise Refused(_("That day has passed. Choose today or a later day."))


def _refuse_the_absent(member: Member) -> None:
    if member.state != people.ACTIVE:
        raise Refused(_("%(name)s no longer works here. Choose somebody else.") % {"name": member})


def _refuse_the_impossible(measure: Measure) -> None:
    _words(measure.title, _("Write what shall be done."))
    if len(measure.title) > LONGEST_TITLE:
        raise Refused(_("Say it shorter, and put the rest in the details."))
    if measure.confirmer_id == measure.responsible_id:
        raise Refused(_("Nobody confirms their own work. Choose another to confirm it."))
    if _has_an_outsider_confirm(measure):
        raise Refused(_("The case is closed to a group. Choose one of them to confirm it."))


def _has_an_outsider_confirm(measure: Measure) -> bool:
    """Closed to a group, only one of them, or the handler of the case, can be asked to look."""
    asked, group = measure.confirmer, measure.closed_to
    if asked is None or group is None or asked.pk == measure.handler_id:
        return False
    return not _is_in(group, asked)


def _is_in(group: Group, member: Member) -> bool:
    return GroupMember.objects.filter(group=group, member=member).exists()
