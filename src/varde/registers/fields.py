"""What a column of another register may become in a case, and the words others use for it."""

from django.db.models import Choices
from django.utils.translation import gettext as _

from varde.deviations.words import Area, Kind, Severity
from varde.registers import synonyms
from varde.tables.fields import Choice, Field, Takes


def fields() -> list[Field]:
    """Every field, with its name in the reader's language."""
    return [*_words(), *_times(), *_places(), *_choices(), *_outcomes()]


def _field(name: str, label: str, takes: Takes, **kwargs: object) -> Field:
    return Field(name, label, takes, synonyms.HEADINGS[name], **kwargs)  # type: ignore[arg-type]


def _words() -> list[Field]:
    return [
        _field("title", _("Title"), Takes.LINE),
        _field("text", _("What happened, or what is wrong"), Takes.TEXT, joins=True, guessed=True),
        _field("reporter_name", _("Who reported it"), Takes.LINE),
        _field("anyone_hurt", _("Is anyone hurt?"), Takes.YES_NO),
    ]


def _times() -> list[Field]:
    return [
        _field("happened_at", _("When it happened"), Takes.DATE, guessed=True),
        _field("discovered_at", _("When it was discovered"), Takes.DATE),
        _field("reported_at", _("When it was reported"), Takes.DATE),
        _field("closed_at", _("When it was closed"), Takes.DATE),
    ]


def _places() -> list[Field]:
    return [
        _field("unit", _("Unit"), Takes.LINE),
        _field("spot", _("Where"), Takes.LINE),
    ]


def _choices() -> list[Field]:
    severities = _known(Severity, synonyms.SEVERITIES)
    return [
        _field("state", _("State"), Takes.CHOICE, choices=_states()),
        _field("kind", _("Kind"), Takes.CHOICE, choices=_known(Kind, synonyms.KINDS), loosely=True),
        _field("area", _("Area"), Takes.CHOICE, choices=_known(Area, synonyms.AREAS), loosely=True),
        _field("actual", _("How serious it was"), Takes.CHOICE, choices=severities),
        _field("potential", _("How serious it could have been"), Takes.CHOICE, choices=severities),
    ]


def _outcomes() -> list[Field]:
    return [
        _field("immediate", _("What was done at once"), Takes.TEXT, joins=True),
        _field("cause", _("Cause"), Takes.TEXT, joins=True),
        _field("proposal", _("Proposed measure"), Takes.TEXT, joins=True),
        _field("conclusion", _("What came of it"), Takes.TEXT, joins=True),
        _field("breached", _("What was breached"), Takes.TEXT, joins=True),
    ]


def _states() -> tuple[Choice, ...]:
    return (
        Choice("reported", _("Not finished"), synonyms.STATES["reported"]),
        Choice("closed", _("Finished"), synonyms.STATES["closed"]),
    )


def _known(choices: type[Choices], words: dict[str, tuple[str, ...]]) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(value), str(label), words.get(str(value), ()))
        for value, label in choices.choices
    )
