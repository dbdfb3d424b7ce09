"""Invitations: a link by which a person gets a login of their own."""

import datetime
import hashlib
import secrets

from django.utils.translation import gettext as _

from varde.audit import trail
from varde.foundation.refusals import Refused
from varde.people import rules
from varde.people.models import Invitation, Member, User
from varde.people.verbs.members import link_user
from varde.steps.step import Actor

LASTS = datetime.timedelta(days=14)


def invite(member: Member, *, by: Actor) -> tuple[Invitation, str]:
    """A new link for a person, told once; an earlier one no longer counts."""
    token = secrets.token_urlsafe(32)
    with trail.gathered():
        held = Member.objects.select_for_update(no_key=True).get(pk=member.pk)
        if held.state != rules.ACTIVE:
            raise Refused(_("%(name)s has left. Welcome them back first.") % {"name": held})
        if held.user_id:
            raise Refused(_("This person already has a login. Ask them to use it."))
        withdraw_all(held, by=by)
        invitation = Invitation(
            company_id=member.company_id,
            member=held,
            digest=digest_of(token),
            expires_at=by.now + LASTS,
        )
        return rules.INVITE.create(invitation, by=by), token


def withdraw_invitation(invitation: Invitation, *, by: Actor) -> None:
    """The link no longer counts."""
    with rules.WITHDRAW.taken(invitation, by=by):
        pass


def accept_invitation(invitation: Invitation, *, user: User, by: Actor) -> None:
    """The person the link was for has come: from now on they sign in as this user."""
    with rules.ACCEPT.taken(invitation, by=by):
        if invitation.is_over(by.now):
            raise Refused(_("The link is too old. Ask for a new one."))
        link_user(invitation.member, user=user, by=by)


def withdraw_all(member: Member, *, by: Actor) -> None:
    """None of a person's links count any longer."""
    for invitation in Invitation.objects.filter(member=member).sent():
        withdraw_invitation(invitation, by=by)


def digest_of(token: str) -> str:
    """All that is kept of a link. 256 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
