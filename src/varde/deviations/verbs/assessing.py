"""How grave it is, what it is, and why it could happen."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from varde.deviations import depth, rules
from varde.deviations.models import Deviation
from varde.deviations.words import QUESTIONS, Hit, Method, Severity
from varde.foundation.refusals import Refused
from varde.people.actors import Actor


def assess(
    deviation: Deviation,
    *,
    actual: int,
    potential: int,
    by: Actor,
    kind: str = "",
    nature: str = "",
    area: str = "",
    breached: str = "",
    immediate: str = "",
    hit: Collection[str] = (),
) -> None:
    """Say how grave it was and could have been, and what it is about. Correct it later, too."""
    early = deviation.state in rules.ASSESS.start
    with (rules.ASSESS if early else rules.CORRECT).taken(deviation, by=by):
        if deviation.anyone_hurt and actual < Severity.SERIOUS and not immediate:
            raise Refused(_("Someone was hurt. Write what was done for them."))
        deviation.actual, deviation.potential = actual, potential
        deviation.kind, deviation.nature, deviation.area = kind, nature, area
        deviation.breached, deviation.immediate = breached, immediate
        for one in Hit:
            setattr(deviation, f"hits_{one}", one in hit)
        deviation.first_answer_at = deviation.first_answer_at or by.now


def find_cause(
    deviation: Deviation,
    *,
    method: str,
    cause: str,
    by: Actor,
    analysis: dict[str, Any] | None = None,
) -> None:
    """Write what made it possible. How deep to dig follows how grave it is."""
    with rules.FIND_CAUSE.taken(deviation, by=by):
        if not cause.strip():
            raise Refused(_("Write the cause, or why no analysis is needed."))
        asked = [key for key, _question in QUESTIONS[Method(method)]]
        answers = {key: (analysis or {}).get(key, "").strip() for key in asked}
        lacks = depth.missing(deviation.severity, method=method, answers=answers)
        if lacks:
            raise Refused(lacks)
        deviation.method, deviation.cause = method, cause
        deviation.analysis = {key: answer for key, answer in answers.items() if answer}
