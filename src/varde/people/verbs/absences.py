"""Being away for some days, and who stands in. Nobody is asked why."""

import datetime

from django.utils.translation import gettext as _

from varde.audit import trail
from varde.foundation.refusals import Forbidden, Refused
from varde.people import rules
from varde.people.actors import Actor
from varde.people.models import Absence, Appointment, Member
from varde.steps.roles import ADMINISTRATORS, MANAGERS


def tell_absence(
    member: Member,
    *,
    start_date: datetime.date,
    end_date: datetime.date,
    deputy: Member | None,
    by: Actor,
) -> Absence:
    """Say that a person is away, both days counted, and who stands in."""
    absence = Absence(
        company_id=by.company_id,
        member=member,
        deputy=deputy,
        start_date=start_date,
        end_date=end_date,
    )
    with trail.gathered():
        # Two at once wait for each other here, so that the days are not told twice.
        Member.objects.select_for_update(no_key=True).get(pk=member.pk)
        _refuse_wrong_days(absence, by)
        _refuse_wrong_deputy(absence)
        _refuse_to_give_more_than_one_has(absence, by)
        return rules.TELL_ABSENCE.create(absence, by=by)


def end_absence(absence: Absence, *, by: Actor) -> None:
    """Back already, or not away after all."""
    with rules.END_ABSENCE.taken(absence, by=by):
        pass


def end_absences(member: Member, *, by: Actor) -> None:
    """Whoever has left is not away any more."""
    for absence in Absence.objects.filter(member=member).to_come(by.today):
        end_absence(absence, by=by)


def _refuse_wrong_days(absence: Absence, by: Actor) -> None:
    if absence.member.state != rules.ACTIVE:
        left = _("%(name)s has left. Choose somebody who works here.")
        raise Refused(left % {"name": absence.member})
    if absence.end_date < absence.start_date:
        raise Refused(_("The last day is before the first. Choose a later day."))
    if absence.end_date < by.today:
        raise Refused(_("Those days have been. Choose today or a day to come."))
    told = Absence.objects.filter(member=absence.member, state=rules.HELD)
    if told.filter(start_date__lte=absence.end_date, end_date__gte=absence.start_date).exists():
        raise Refused(_("Some of these days are told already. End that absence first."))


def _refuse_wrong_deputy(absence: Absence) -> None:
    deputy = absence.deputy
    if deputy is None:
        return
    if deputy.pk == absence.member_id or deputy.state != rules.ACTIVE:
        raise Refused(_("Choose somebody else who works here."))
    if deputy.user_id is None:
        raise Refused(_("%(name)s has no login yet. Invite them first.") % {"name": deputy})


def _refuse_to_give_more_than_one_has(absence: Absence, by: Actor) -> None:
    """The deputy gets the roles of the absent: only those who have them, too, may give them."""
    if absence.deputy is None or by.member in (None, absence.member):
        return
    held = Appointment.objects.filter(member=absence.member, role__in=MANAGERS)
    days = held.meeting(absence.start_date, absence.end_date).select_related("unit")
    for one in days:
        if not by.roles_at(one.unit) & (ADMINISTRATORS | {one.role}):
            raise Forbidden(
                _("%(name)s has a role here that you do not have. They must choose who stands in.")
                % {"name": absence.member}
            )
