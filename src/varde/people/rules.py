"""Who may change what is known about people, and when."""

from collections.abc import Set

from varde.steps.roles import ADMINISTRATORS, LEADER, SELF, SYSTEM
from varde.steps.step import Step

ACTIVE, LEFT, FORGOTTEN = "active", "left", "forgotten"
HELD, ENDED = "held", "ended"
OPEN, CLOSED = "open", "closed"
SENT, ACCEPTED, WITHDRAWN = "sent", "accepted", "withdrawn"

BUILDERS = ADMINISTRATORS | {SYSTEM}
LINE = BUILDERS | {LEADER}


def step(verb: str, *, who: Set[str], start: str = "", to: str = "") -> Step:
    return Step(verb, frozenset(who), frozenset({start} if start else ()), to)


# fmt: off
WELCOME           = step("member.welcome",          who=LINE,            to=ACTIVE)
CHANGE            = step("member.change",           who=LINE | {SELF},   start=ACTIVE)
IDENTIFY          = step("member.identify",         who=LINE,            start=ACTIVE)
LINK_USER         = step("member.link_user",        who=LINE | {SELF},   start=ACTIVE)
LEAVE             = step("member.leave",            who=LINE,            start=ACTIVE, to=LEFT)
RETURN            = step("member.return",           who=LINE,            start=LEFT,   to=ACTIVE)
FORGET            = step("member.forget",           who=ADMINISTRATORS,  start=LEFT,   to=FORGOTTEN)
EMPLOY            = step("employment.employ",       who=LINE,            to=OPEN)
CHANGE_EMPLOYMENT = step("employment.change",       who=LINE,            start=OPEN)
END_EMPLOYMENT    = step("employment.end",          who=LINE,            start=OPEN,   to=CLOSED)
APPOINT           = step("appointment.appoint",     who=BUILDERS,        to=HELD)
END_ROLE          = step("appointment.end",         who=BUILDERS,        start=HELD,   to=ENDED)
RESUME_ROLE       = step("appointment.resume",      who=BUILDERS,        start=ENDED,  to=HELD)
LIMIT_ROLE        = step("appointment.limit",       who=BUILDERS,        start=HELD)
FORM_GROUP        = step("group.form",              who=BUILDERS,        to=OPEN)
CHANGE_GROUP      = step("group.change",            who=BUILDERS,        start=OPEN)
CLOSE_GROUP       = step("group.close",             who=BUILDERS,        start=OPEN,   to=CLOSED)
REOPEN_GROUP      = step("group.reopen",            who=BUILDERS,        start=CLOSED, to=OPEN)
INVITE            = step("invitation.invite",       who=LINE,            to=SENT)
ACCEPT            = step("invitation.accept",       who={SYSTEM},        start=SENT,   to=ACCEPTED)
WITHDRAW          = step("invitation.withdraw",     who=LINE,            start=SENT,   to=WITHDRAWN)
TELL_ABSENCE      = step("absence.tell",            who=LINE | {SELF},   to=HELD)
END_ABSENCE       = step("absence.end",             who=LINE | {SELF},   start=HELD,   to=ENDED)
# fmt: on

STEPS = [
    WELCOME,
    CHANGE,
    IDENTIFY,
    LINK_USER,
    LEAVE,
    RETURN,
    FORGET,
    EMPLOY,
    CHANGE_EMPLOYMENT,
    END_EMPLOYMENT,
    APPOINT,
    END_ROLE,
    RESUME_ROLE,
    LIMIT_ROLE,
    FORM_GROUP,
    CHANGE_GROUP,
    CLOSE_GROUP,
    REOPEN_GROUP,
    INVITE,
    ACCEPT,
    WITHDRAW,
    TELL_ABSENCE,
    END_ABSENCE,
]
