"""How deep to dig for a cause: depth follows severity."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from varde.deviations.words import Method, Severity

TOO_SHALLOW: dict[int, set[Method]] = {
    Severity.SERIOUS: {Method.NONE},
    Severity.VERY_SERIOUS: {Method.NONE, Method.PLAIN},
}


def methods_for(severity: int) -> list[Method]:
    """The ways that are deep enough for a case this grave."""
    return [method for method in Method if method not in TOO_SHALLOW.get(severity, set())]


def missing(severity: int, *, method: str, answers: Mapping[str, str]) -> str:
    """What a cause found this way lacks in a case this grave; empty when it is deep enough."""
    if method == Method.NONE and severity >= Severity.SERIOUS:
        return _("A serious case needs a cause. Ask those who were there.")
    if severity >= Severity.VERY_SERIOUS and not any(answers.values()):
        return _("A very serious case needs five whys, a fishbone or the three views.")
    return ""
