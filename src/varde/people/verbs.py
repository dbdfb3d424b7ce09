"""What can be done with people: welcome them, give them roles, say goodbye."""

import datetime

from django.utils.translation import gettext as _

from varde.audit import trail
from varde.foundation.refusals import Refused
from varde.organisation.models import Unit
from varde.people import rules
from varde.people.models import Appointment, Employment, Group, GroupMember, Member, User
from varde.steps.roles import TOP_MANAGER
from varde.steps.step import Actor


def welcome(
    *, name: str, unit: Unit, by: Actor, email: str = "", phone: str = "", number: str = ""
) -> Member:
    """Let the undertaking know a person. No login is needed for that."""
    member = Member(
        company_id=by.company_id,
        name=name,
        unit=unit,
        email=email.lower(),
        phone=phone,
        number=number,
    )
    return rules.WELCOME.create(member, by=by)


def change(member: Member, *, name: str, unit: Unit, email: str, phone: str, by: Actor) -> None:
    """Correct what is known about a person."""
    with rules.CHANGE.taken(member, by=by):
        member.name, member.unit = name, unit
        member.email, member.phone = email.lower(), phone


def link_user(member: Member, *, user: User, by: Actor) -> None:
    """Let a person sign in as this member."""
    with rules.LINK_USER.taken(member, by=by):
        if member.user_id and member.user_id != user.pk:
            raise Refused(_("This person already has a login. Ask them to use it."))
        member.user = user


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
    return rules.EMPLOY.create(employment, by=by)


def end_employment(employment: Employment, *, end_date: datetime.date, by: Actor) -> None:
    """The person works here no longer in this way."""
    with rules.END_EMPLOYMENT.taken(employment, by=by):
        employment.end_date = max(end_date, employment.start_date)


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
    return rules.APPOINT.create(appointment, by=by)


def end_role(appointment: Appointment, *, by: Actor) -> None:
    """The role is over now. Somebody must always be top manager (internkontrollforskriften § 4)."""
    with rules.END_ROLE.taken(appointment, by=by):
        _leave_a_top_manager(appointment, on=by.now.date())
        appointment.end_date = max(by.now.date(), appointment.start_date)


def limit_role(appointment: Appointment, *, end_date: datetime.date, by: Actor) -> None:
    """The role is held until a day to come, that day too."""
    with rules.LIMIT_ROLE.taken(appointment, by=by):
        _leave_a_top_manager(appointment, on=end_date + datetime.timedelta(days=1))
        if end_date < appointment.start_date:
            raise Refused(_("The last day is before the first. Choose a later day."))
        appointment.end_date = end_date


def form_group(*, name: str, members: list[Member], by: Actor) -> Group:
    """Gather a few people who may see what is closed to others."""
    with trail.gathered():
        group = rules.FORM_GROUP.create(Group(company_id=by.company_id, name=name), by=by)
        _seat(group, members)
    return group


def change_group(group: Group, *, name: str, members: list[Member], by: Actor) -> None:
    """Change who is in the group."""
    with rules.CHANGE_GROUP.taken(group, by=by):
        group.name = name
        group.places.exclude(member__in=members).delete()
        seated = set(group.places.values_list("member_id", flat=True))
        _seat(group, [member for member in members if member.pk not in seated])


def _seat(group: Group, members: list[Member]) -> None:
    if any(member.company_id != group.company_id for member in members):
        raise Refused(_("That belongs to another undertaking."))
    places = [GroupMember(company=group.company, group=group, member=m) for m in members]
    GroupMember.objects.bulk_create(places)


def _leave_a_top_manager(appointment: Appointment, *, on: datetime.date) -> None:
    others = Appointment.objects.on(on).filter(
        company=appointment.company, role=TOP_MANAGER, is_deputy=False
    )
    is_last = not others.exclude(pk=appointment.pk).exists()
    if appointment.role == TOP_MANAGER and not appointment.is_deputy and is_last:
        raise Refused(_("Appoint another top manager first. Somebody must always have the role."))
