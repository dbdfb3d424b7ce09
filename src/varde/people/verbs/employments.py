"""How and when a person works here."""

import datetime

from django.utils.translation import gettext as _

from varde.foundation.refusals import Refused
from varde.organisation.models import Unit
from varde.people import rules
from varde.people.models import Employment, Member
from varde.steps.step import Actor


def employ(
    member: Member,
    *,
    form: str,
    unit: Unit,
    start_date: datetime.date,
    by: Actor,
    end_date: datetime.date | None = None,
    agency: str = "",
    instructor: Member | None = None,
    training_office: str = "",
) -> Employment:
    """Say how and when the person works here."""
    employment = Employment(
        company_id=by.company_id,
        member=member,
        form=form,
        unit=unit,
        start_date=start_date,
        end_date=end_date,
        agency=agency,
        instructor=instructor,
        training_office=training_office,
    )
    if member.state != rules.ACTIVE:
        raise Refused(_("%(name)s has left. Welcome them back first.") % {"name": member})
    _refuse_nonsense(employment)
    return rules.EMPLOY.create(employment, by=by)


def change_employment(
    employment: Employment,
    *,
    end_date: datetime.date | None,
    agency: str,
    instructor: Member | None,
    training_office: str,
    by: Actor,
) -> None:
    """Correct the period, who hires the person out, or who teaches them."""
    with rules.CHANGE_EMPLOYMENT.taken(employment, by=by):
        employment.end_date, employment.agency = end_date, agency
        employment.instructor, employment.training_office = instructor, training_office
        _refuse_nonsense(employment)


def end_employment(employment: Employment, *, end_date: datetime.date, by: Actor) -> None:
    """The person works here no longer in this way."""
    with rules.END_EMPLOYMENT.taken(employment, by=by):
        employment.end_date = max(end_date, employment.start_date)


def _refuse_nonsense(employment: Employment) -> None:
    if employment.end_date and employment.end_date < employment.start_date:
        raise Refused(_("The last day is before the first. Choose a later day."))
    if employment.instructor_id == employment.member_id:
        raise Refused(_("Nobody is their own instructor. Choose somebody else."))
