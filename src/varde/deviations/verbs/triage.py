"""What happens to a case before anyone solves it: who has it, who sees it, is it one at all."""

from django.utils.translation import gettext as _

from varde.conversations import verbs as conversations
from varde.conversations.models import Message, lets_inside
from varde.deviations import rules
from varde.deviations.models import Deviation
from varde.foundation.references import reference
from varde.foundation.refusals import Forbidden, Refused
from varde.measures import verbs as measures
from varde.organisation.models import Unit
from varde.people.actors import Actor, system
from varde.people.line import receiver
from varde.people.models import Group, Member
from varde.steps import undoing
from varde.steps.roles import HANDLER, OVERSEERS, REPORTER


def receive(deviation: Deviation, *, by: Actor, answer: str = "") -> None:
    """Say that the report has been read, by whom it is looked after, and a first word back."""
    with rules.RECEIVE.taken(deviation, by=by):
        deviation.handler = deviation.handler or by.member
        _answered(deviation, by)
        if answer.strip():
            role = _speaks_as(deviation, by)
            conversations.write(deviation, text=answer, by=by, role=role)


def reject(deviation: Deviation, *, reason: str, by: Actor) -> None:
    """This is not followed up as a deviation; the reporter reads why."""
    with rules.REJECT.taken(deviation, by=by):
        if not reason.strip():
            raise Refused(_("Write why. The reporter gets to read it."))
        deviation.conclusion = reason
        _answered(deviation, by)


def transfer(deviation: Deviation, *, unit: Unit, by: Actor, reason: str = "") -> None:
    """Give the case, and the duty to solve it, to another unit; why stands as a note."""
    with rules.TRANSFER.taken(deviation, by=by):
        if unit.pk == deviation.unit_id:
            raise Refused(_("The case is already there. Choose another unit."))
        if reason.strip():
            role = _speaks_as(deviation, by)
            conversations.write(deviation, text=reason, by=by, role=role, to_reporter=False)
        deviation.unit, deviation.workplace = unit, None
        leads = receiver(unit, on=by.today)
        deviation.handler = leads.member or deviation.handler
        deviation.handler_for = leads.instead_of
        _let_measures_follow(deviation, by)


def delegate(deviation: Deviation, *, handler: Member, by: Actor) -> None:
    """Let somebody else look after the case."""
    with rules.DELEGATE.taken(deviation, by=by):
        _give(deviation, handler)
        _let_measures_follow(deviation, by)


def merge(deviation: Deviation, *, into: Deviation, by: Actor) -> None:
    """It is the same thing as another case: follow it there."""
    with rules.MERGE.taken(deviation, by=by):
        if into.pk == deviation.pk or into.merged_into_id:
            raise Refused(_("Choose another case to merge with."))
        if not into.is_open:
            raise Refused(_("That case is finished. Choose one that is open."))
        if deviation.measures().unfinished_mandatory().exists():
            raise Refused(_("Finish or cancel the open measures first."))
        deviation.merged_into = into
        _answered(deviation, by)


def close_to(deviation: Deviation, *, group: Group, by: Actor) -> None:
    """Let only a few people see the case. It is gone from everybody else's lists."""
    with rules.CLOSE_TO.taken(deviation, by=by):
        deviation.closed_to = group
        _let_measures_follow(deviation, by)


def open_up(deviation: Deviation, *, by: Actor) -> None:
    """Let those who answer for the unit see the case again."""
    with rules.OPEN_UP.taken(deviation, by=by):
        deviation.closed_to = None
        _let_measures_follow(deviation, by)


def speak(
    deviation: Deviation, *, text: str, by: Actor, to_reporter: bool = True, asks: bool = False
) -> Message:
    """Say something in the case's thread. To the reporter too, unless it is a note.

    What the reporter writes always waits for a word back. Only those who handle the case write
    notes and put questions.
    """
    with rules.SPEAK.taken(deviation, by=by):
        role, inside = _speaks_as(deviation, by), lets_inside(deviation, by)
        if not to_reporter and not inside:
            raise Forbidden(_("Only those who handle the case write notes among themselves."))
        asks = (asks and inside) or role == REPORTER
        if to_reporter and role != REPORTER:
            _answered(deviation, by)
        return conversations.write(
            deviation, text=text, by=by, role=role, to_reporter=to_reporter, asks=asks
        )


def take_over(deviation: Deviation, *, handler: Member, by: Actor) -> None:
    """Somebody else has the case from now on, because the one who had it has left."""
    with rules.TAKE_OVER.taken(deviation, by=by):
        _give(deviation, handler)
        _let_measures_follow(deviation, by)


def step_back(deviation: Deviation, *, batch: str, by: Actor) -> None:
    """What was done to several cases at once is undone in this one, by whoever did it."""
    with rules.STEP_BACK.taken(deviation, by=by):
        was = deviation.unit_id, deviation.handler_id
        undoing.put_back(deviation, batch=batch, by=by)
        if was != (deviation.unit_id, deviation.handler_id):
            # It may have left the units of whoever undoes it; that it comes back, Varde sees to.
            _let_measures_follow(deviation, system(by.company, job=_("Undo"), now=by.now))


def _give(deviation: Deviation, handler: Member) -> None:
    """Whoever has a case must be able to open it."""
    if handler.user_id is None:
        raise Refused(_("%(name)s has no login yet. Invite them first.") % {"name": handler})
    deviation.handler, deviation.handler_for = handler, None


def _answered(deviation: Deviation, by: Actor) -> None:
    deviation.first_answer_at = deviation.first_answer_at or by.now


def _let_measures_follow(deviation: Deviation, by: Actor) -> None:
    measures.follow_source(
        reference(deviation),
        unit=deviation.unit,
        closed_to=deviation.closed_to,
        handler=deviation.handler,
        by=by,
    )


def _speaks_as(deviation: Deviation, by: Actor) -> str:
    """One word for who speaks, shown instead of the name where the name must not stand."""
    roles = deviation.roles_for(by)
    own = deviation.roles_of(by)
    if REPORTER in own and HANDLER not in own:
        return REPORTER
    return next((role for role in sorted(roles & OVERSEERS)), HANDLER)
