"""Roles: given at a unit, for a period, and ended."""

import datetime

from django.utils.translation import gettext as _

from varde.foundation.refusals import Refused
from varde.organisation.models import Company, Unit
from varde.people import rules
from varde.people.models import Appointment, Member
from varde.people.verbs.members import refuse_closed
from varde.steps.roles import LEADER, TOP_MANAGER
from varde.steps.step import Actor


def appoint(
    member: Member,
    *,
    role: str,
    unit: Unit,
    start_date: datetime.date,
    by: Actor,
    end_date: datetime.date | None = None,
    is_deputy: bool = False,
) -> Appointment:
    """Give a person a role at a unit, and so for all under it."""
    appointment = Appointment(
        company_id=by.company_id,
        member=member,
        role=role,
        unit=unit,
        start_date=start_date,
        end_date=end_date,
        is_deputy=is_deputy,
    )
    _refuse_nonsense(appointment)
    _refuse_what_is_taken(appointment)
    return rules.APPOINT.create(appointment, by=by)


def end_role(appointment: Appointment, *, by: Actor) -> None:
    """The role is over now. Somebody must always be top manager (internkontrollforskriften § 4)."""
    with rules.END_ROLE.taken(appointment, by=by):
        today = appointment.company.day_of(by.now)
        leave_a_top_manager(appointment, on=today)
        appointment.end_date = max(today, appointment.start_date)


def resume_role(appointment: Appointment, *, by: Actor) -> None:
    """The role was ended by mistake: it is held again, as if nothing had happened."""
    with rules.RESUME_ROLE.taken(appointment, by=by):
        appointment.end_date = None
        _refuse_nonsense(appointment)
        _refuse_what_is_taken(appointment)


def limit_role(appointment: Appointment, *, end_date: datetime.date, by: Actor) -> None:
    """The role is held until a day to come, that day too."""
    with rules.LIMIT_ROLE.taken(appointment, by=by):
        leave_a_top_manager(appointment, on=end_date + datetime.timedelta(days=1))
        if end_date < appointment.start_date:
            raise Refused(_("The last day is before the first. Choose a later day."))
        appointment.end_date = end_date


def leave_a_top_manager(appointment: Appointment, *, on: datetime.date) -> None:
    """Refuse to let go of the last one. One at a time asks: whoever holds the undertaking."""
    if appointment.role != TOP_MANAGER or appointment.is_deputy:
        return
    company = Company.objects.select_for_update(no_key=True).get(pk=appointment.company_id)
    others = Appointment.objects.on(on).filter(
        company=company, role=TOP_MANAGER, is_deputy=False, member__state=rules.ACTIVE
    )
    if not others.exclude(pk=appointment.pk).exists():
        raise Refused(_("Appoint another top manager first. Somebody must always have the role."))


def _refuse_nonsense(appointment: Appointment) -> None:
    if appointment.member.state != rules.ACTIVE:
        left = _("%(name)s has left. Choose somebody who works here.")
        raise Refused(left % {"name": appointment.member})
    if appointment.role == TOP_MANAGER and appointment.unit.depth > 1:
        raise Refused(_("The top manager answers for the whole undertaking. Choose the top unit."))
    if appointment.end_date and appointment.end_date < appointment.start_date:
        raise Refused(_("The last day is before the first. Choose a later day."))
    refuse_closed(appointment.unit)


def _refuse_what_is_taken(appointment: Appointment) -> None:
    """The same role is not held twice by one, nor the lead of a unit by two."""
    same = Appointment.objects.filter(
        company_id=appointment.company_id, role=appointment.role, unit=appointment.unit
    ).meeting(appointment.start_date, appointment.end_date)
    if same.filter(member=appointment.member).exists():
        held = _("%(name)s has this role here already. End or limit that one first.")
        raise Refused(held % {"name": appointment.member})
    leads = same.filter(is_deputy=False).select_related("member").first()
    if appointment.role == LEADER and not appointment.is_deputy and leads:
        led = _("%(name)s leads %(unit)s in that time. End or limit that role first.")
        raise Refused(led % {"name": leads.member, "unit": appointment.unit})
