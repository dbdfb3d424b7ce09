"""Who may do what with a deviation, and when. This table is the law of the room.

Sources: internkontrollforskriften § 5 no. 7; arbeidsmiljøloven §§ 2-3, 3-1, 5-1, 6-2.
"""

from collections.abc import Iterable, Set

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from varde.steps.roles import (
    EVERYONE,
    HANDLER,
    MANAGERS,
    OCCUPATIONAL_HEALTH,
    OVERSEERS,
    REPORTER,
    SAFETY_REPRESENTATIVE,
    STRANGER,
    SYSTEM,
)
from varde.steps.step import Step


class State(TextChoices):
    REPORTED = "reported", _("Reported")
    RECEIVED = "received", _("Received")
    ASSESSING = "assessing", _("Being assessed")
    MEASURES = "measures", _("Measures under way")
    CHECKING = "checking", _("Effect being checked")
    CLOSED = "closed", _("Closed")
    REJECTED = "rejected", _("Rejected")
    MERGED = "merged", _("Merged")
    WITHDRAWN = "withdrawn", _("Withdrawn")


S = State
WAY = [S.REPORTED, S.RECEIVED, S.ASSESSING, S.MEASURES, S.CHECKING, S.CLOSED]
OPEN = WAY[:-1]
ENDED = [S.CLOSED, S.REJECTED, S.MERGED, S.WITHDRAWN]
HANDLERS = MANAGERS | {HANDLER}
SEEN_BY = OVERSEERS | {HANDLER, REPORTER}
ADVISERS = {SAFETY_REPRESENTATIVE, OCCUPATIONAL_HEALTH}


def step(verb: str, *, who: Set[str], start: Iterable[str] = (), to: str = "") -> Step:
    return Step(f"deviation.{verb}", frozenset(who), frozenset(start), to)


# fmt: off
REPORT      = step("report",      who=EVERYONE | {STRANGER},                                             to=S.REPORTED)
AMEND       = step("amend",       who={REPORTER},              start=OPEN)
WITHDRAW    = step("withdraw",    who={REPORTER},              start=[S.REPORTED, S.RECEIVED],           to=S.WITHDRAWN)
BRING_BACK  = step("bring_back",  who={REPORTER},              start=[S.WITHDRAWN],                      to=S.REPORTED)
RECEIVE     = step("receive",     who=HANDLERS,                start=[S.REPORTED],                       to=S.RECEIVED)
REJECT      = step("reject",      who=HANDLERS,                start=[S.REPORTED, S.RECEIVED, S.ASSESSING], to=S.REJECTED)
TRANSFER    = step("transfer",    who=HANDLERS,                start=OPEN,                               to=S.REPORTED)
DELEGATE    = step("delegate",    who=HANDLERS,                start=OPEN)
MERGE       = step("merge",       who=HANDLERS,                start=OPEN,                               to=S.MERGED)
CLOSE_TO    = step("close_to",    who=HANDLERS,                start=OPEN)
OPEN_UP     = step("open_up",     who=HANDLERS,                start=OPEN)
ASSESS      = step("assess",      who=HANDLERS,                start=[S.REPORTED, S.RECEIVED, S.ASSESSING], to=S.ASSESSING)
CORRECT     = step("correct",     who=HANDLERS,                start=[S.MEASURES, S.CHECKING])
FIND_CAUSE  = step("find_cause",  who=HANDLERS,                start=[S.ASSESSING, S.MEASURES, S.CHECKING])
PLAN        = step("plan",        who=HANDLERS,                start=[S.RECEIVED, S.ASSESSING, S.MEASURES, S.CHECKING], to=S.MEASURES)
FIX_NOW     = step("fix_now",     who=HANDLERS,                start=[S.REPORTED, S.RECEIVED, S.ASSESSING], to=S.CLOSED)
AWAIT       = step("await_effect", who=HANDLERS,                start=[S.ASSESSING, S.MEASURES],          to=S.CHECKING)
IT_HELPED   = step("it_helped",   who=HANDLERS,                start=[S.CHECKING])
IT_DID_NOT  = step("it_did_not",  who=HANDLERS,                start=[S.CHECKING],                       to=S.MEASURES)
CLOSE       = step("close",       who=HANDLERS,                start=[S.ASSESSING, S.MEASURES, S.CHECKING], to=S.CLOSED)
REOPEN      = step("reopen",      who=HANDLERS | ADVISERS,     start=[S.CLOSED, S.REJECTED],             to=S.ASSESSING)
TAKE_BACK   = step("take_back",   who=HANDLERS,                start=[S.CLOSED, S.REJECTED, S.MERGED])
PUBLISH     = step("publish",     who=HANDLERS,                start=[S.CLOSED, S.CHECKING])
RETRACT     = step("retract",     who=HANDLERS,                start=[S.CLOSED, S.CHECKING])
SPEAK       = step("speak",       who=HANDLERS | ADVISERS | {REPORTER}, start=[*OPEN, S.CLOSED, S.REJECTED])
SAY_IT_HELPED = step("say_it_helped", who={REPORTER},          start=[S.CHECKING, S.CLOSED])
TAKE_OVER   = step("take_over",   who=MANAGERS | {SYSTEM},     start=OPEN)
STEP_BACK   = step("step_back",   who=EVERYONE)
# fmt: on

STEPS = [
    REPORT,
    AMEND,
    WITHDRAW,
    BRING_BACK,
    RECEIVE,
    REJECT,
    TRANSFER,
    DELEGATE,
    MERGE,
    CLOSE_TO,
    OPEN_UP,
    ASSESS,
    CORRECT,
    FIND_CAUSE,
    PLAN,
    FIX_NOW,
    AWAIT,
    IT_HELPED,
    IT_DID_NOT,
    CLOSE,
    REOPEN,
    TAKE_BACK,
    PUBLISH,
    RETRACT,
    SPEAK,
    SAY_IT_HELPED,
    TAKE_OVER,
    STEP_BACK,
]
