"""Who may take over a register, and when."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from varde.steps.roles import ADMINISTRATORS, SYSTEM
from varde.steps.step import Step


class State(TextChoices):
    LOOKED_AT = "looked_at", _("Waits for you")
    RUNNING = "running", _("Being taken over")
    REFUSED = "refused", _("Has faults")
    DONE = "done", _("Taken over")
    GIVEN_UP = "given_up", _("Given up")


S = State
IMPORTERS = ADMINISTRATORS | {SYSTEM}


def step(verb: str, *, start: Iterable[str] = (), to: str) -> Step:
    return Step(f"import.{verb}", frozenset(IMPORTERS), frozenset(start), to)


# fmt: off
UPLOAD  = step("upload",                                      to=S.LOOKED_AT)
DECIDE  = step("decide",  start=[S.LOOKED_AT, S.REFUSED],     to=S.LOOKED_AT)
BEGIN   = step("begin",   start=[S.LOOKED_AT, S.REFUSED],     to=S.RUNNING)
FINISH  = step("finish",  start=[S.RUNNING],                  to=S.DONE)
REFUSE  = step("refuse",  start=[S.RUNNING],                  to=S.REFUSED)
GIVE_UP = step("give_up", start=[S.LOOKED_AT, S.REFUSED],     to=S.GIVEN_UP)
# fmt: on

STEPS = [UPLOAD, DECIDE, BEGIN, FINISH, REFUSE, GIVE_UP]
