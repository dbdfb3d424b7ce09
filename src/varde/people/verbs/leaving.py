"""Goodbye, and welcome back."""

import datetime

from django.utils.translation import gettext as _

from varde.audit import trail
from varde.foundation.refusals import Forbidden, Refused
from varde.offers import board
from varde.organisation.models import Unit
from varde.people import rules
from varde.people.actors import Actor, Leaving, in_charge
from varde.people.models import Appointment, Employment, Group, Member
from varde.people.verbs.absences import end_absences
from varde.people.verbs.employments import end_employment
from varde.people.verbs.groups import replace_in_group
from varde.people.verbs.invitations import withdraw_all
from varde.people.verbs.members import refuse_closed
from varde.people.verbs.roles import end_role


def leave(
    member: Member,
    *,
    successor: Member | None = None,
    last_day: datetime.date | None = None,
    by: Actor,
) -> None:
    """The person works here no more. What waited for them goes to somebody else, in one go."""
    with rules.LEAVE.taken(member, by=by):
        leaving = Leaving(member, in_charge(by))
        day = last_day or by.today
        if day > by.today:
            raise Refused(
                _("Choose today or a day that has been. Limit the employment until then.")
            )
        _hand_over(leaving, successor)
        _let_go(leaving, last_day=day)
        member.user = None


def welcome_back(member: Member, *, unit: Unit, by: Actor) -> None:
    """The person works here again. Roles and login are given anew."""
    with rules.RETURN.taken(member, by=by):
        if not rules.RETURN.who & by.roles_at(unit):
            raise Forbidden(_("Only somebody who leads the unit can take a person in. Ask them."))
        refuse_closed(unit)
        member.unit = unit


def what_waits(member: Member, *, by: Actor) -> list[board.Handover]:
    """Everything somebody must take over, room by room."""
    leaving = Leaving(member, by=in_charge(by))
    return [one for one in board.handovers.read(leaving) if one.count]


def what_ends(member: Member) -> list[Appointment]:
    """The roles that are over with the leave."""
    held = Appointment.objects.filter(member=member, state=rules.HELD)
    return list(held.select_related("unit").order_by("unit__path", "role"))


def _hand_over(leaving: Leaving, successor: Member | None) -> None:
    handovers = what_waits(leaving.member, by=leaving.by)
    if not handovers:
        return
    if successor is None:
        what = ", ".join(one.what for one in handovers)
        raise Refused(_("Choose somebody to take over what waits: %(what)s.") % {"what": what})
    _refuse_wrong_successor(leaving.member, successor)
    # Rooms above give first: what hangs on a case goes where the case went.
    for handover in reversed(handovers):
        handover.give(successor)


def _refuse_wrong_successor(member: Member, successor: Member) -> None:
    stranger = successor.company_id != member.company_id
    if stranger or successor.pk == member.pk or successor.state != rules.ACTIVE:
        raise Refused(_("Choose somebody else who works here."))


def _let_go(leaving: Leaving, *, last_day: datetime.date) -> None:
    member, by = leaving.member, leaving.by
    with trail.gathered():
        for appointment in Appointment.objects.filter(member=member, state=rules.HELD):
            end_role(appointment, by=by)
        for employment in Employment.objects.filter(member=member, state=rules.OPEN):
            already = employment.end_date or last_day
            end_employment(employment, end_date=min(already, last_day), by=by)
        for group in Group.objects.filter(members=member):
            replace_in_group(group, member=member, successor=None, by=by)
        end_absences(member, by=by)
        withdraw_all(member, by=by)
