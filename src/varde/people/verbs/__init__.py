"""What can be done with people: welcome them, give them roles, say goodbye."""

from varde.people.verbs.absences import end_absence, tell_absence
from varde.people.verbs.employments import change_employment, employ, end_employment
from varde.people.verbs.forgetting import accounts, forget
from varde.people.verbs.groups import change_group, close_group, form_group
from varde.people.verbs.invitations import accept_invitation, invite, withdraw_invitation
from varde.people.verbs.leaving import leave, welcome_back, what_ends, what_waits
from varde.people.verbs.members import (
    change,
    identify,
    link_user,
    take_on,
    try_address_again,
    welcome,
)
from varde.people.verbs.roles import appoint, end_role, limit_role, resume_role

__all__ = [
    "accept_invitation",
    "accounts",
    "appoint",
    "change",
    "change_employment",
    "change_group",
    "close_group",
    "employ",
    "end_absence",
    "end_employment",
    "end_role",
    "forget",
    "form_group",
    "identify",
    "invite",
    "leave",
    "limit_role",
    "link_user",
    "resume_role",
    "take_on",
    "tell_absence",
    "try_address_again",
    "welcome",
    "welcome_back",
    "what_ends",
    "what_waits",
    "withdraw_invitation",
]
