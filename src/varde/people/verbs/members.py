"""Knowing a person: welcome, correct, let in."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from varde.audit import trail
from varde.foundation.refusals import Forbidden, Refused
from varde.mail import verbs as mail
from varde.organisation import rules as organisation
from varde.organisation.models import Unit
from varde.organisation.names import sorting_key
from varde.organisation.verbs.naming import rename
from varde.people import rules
from varde.people.models import Member, User
from varde.people.verbs.employments import employ
from varde.steps.step import Actor


def welcome(
    *,
    name: str,
    unit: Unit,
    by: Actor,
    email: str = "",
    phone: str = "",
    number: str = "",
    birth_date: datetime.date | None = None,
) -> Member:
    """Let the undertaking know a person. No login is needed for that."""
    member = Member(
        company_id=by.company_id,
        name=name,
        sort_name=sorting_key(name),
        unit=unit,
        email=email.lower(),
        phone=phone,
        number=number,
        birth_date=birth_date,
    )
    refuse_closed(unit)
    _keep_numbers_apart(member)
    return rules.WELCOME.create(member, by=by)


def take_on(*, form: str, start_date: datetime.date, by: Actor, unit: Unit, **known: Any) -> Member:
    """Let the undertaking know somebody new, and how they work here."""
    with trail.gathered():
        member = welcome(unit=unit, by=by, **known)
        employ(member, form=form, unit=unit, start_date=start_date, by=by)
    return member


def change(member: Member, *, name: str, unit: Unit, email: str, phone: str, by: Actor) -> None:
    """Correct what is known about a person."""
    with rules.CHANGE.taken(member, by=by):
        if unit.pk != member.unit_id:
            _refuse_to_move(member, unit, by=by)
        rename(member, name)
        if email.lower() != member.email:
            mail.mend(email)
        member.unit, member.email, member.phone = unit, email.lower(), phone


def try_address_again(member: Member, *, by: Actor) -> None:
    """Letters to the person came back; the address is right after all, so they are sent again."""
    with rules.CHANGE.taken(member, by=by) as told:
        told["letters"] = ["stopped", "tried again"]
        mail.mend(member.email)


def identify(member: Member, *, number: str, birth_date: datetime.date | None, by: Actor) -> None:
    """Say which number the person has here, and when they were born."""
    with rules.IDENTIFY.taken(member, by=by):
        member.number, member.birth_date = number, birth_date
        _keep_numbers_apart(member)


def link_user(member: Member, *, user: User, by: Actor) -> None:
    """Let a person sign in as this member."""
    with rules.LINK_USER.taken(member, by=by):
        if member.user_id and member.user_id != user.pk:
            raise Refused(_("This person already has a login. Ask them to use it."))
        others = Member.objects.filter(company=member.company, user=user).exclude(pk=member.pk)
        if others.exists():
            raise Refused(_("This login already belongs to somebody else here. Use another."))
        member.user = user


def refuse_closed(unit: Unit) -> None:
    """Nobody belongs to a unit that is no more."""
    if unit.state != organisation.OPEN:
        raise Refused(_("%(unit)s is closed. Choose another.") % {"unit": unit})


def _refuse_to_move(member: Member, unit: Unit, *, by: Actor) -> None:
    """Whoever moves a person answers for both places; nobody moves themselves."""
    if not rules.LINE & by.roles_at(member.unit) or not rules.LINE & by.roles_at(unit):
        raise Forbidden(_("Only somebody who leads both units can move a person. Ask them."))
    refuse_closed(unit)


def _keep_numbers_apart(member: Member) -> None:
    same = Member.objects.filter(company_id=member.company_id, number=member.number)
    other = same.exclude(pk=member.pk).first() if member.number else None
    if other:
        raise Refused(_("%(name)s already has that number. Choose another.") % {"name": other})
