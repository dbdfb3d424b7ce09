"""How a measure stands, and what it is, in words people use."""

from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from varde.measures import rules
from varde.measures.models import Control, Measure, Purpose

Words = str | Promise


class Standing(Protocol):
    """A measure, or what a list knows of one."""

    @property
    def state(self) -> str: ...
    def awaits_confirmation(self) -> bool: ...


# The word, and how far the disc is filled.
OPEN: tuple[Words, int | str] = (_("Not done yet"), 0)
AWAITS: tuple[Words, int | str] = (_("Waits to be confirmed"), 85)
STANDINGS: dict[str, tuple[Words, int | str]] = {
    rules.OPEN: OPEN,
    rules.DONE: (_("Done"), 100),
    rules.CONFIRMED: (_("Done and confirmed"), 100),
    rules.CANCELLED: (_("Will not be done"), "no"),
}

PURPOSES: dict[str, Words] = {
    Purpose.IMMEDIATE: _("Immediate measure: stops the danger now"),
    Purpose.CORRECTIVE: _("Corrective measure: puts right what is wrong"),
    Purpose.PREVENTIVE: _("Preventive measure: keeps it from happening again"),
    Purpose.MITIGATING: _("Mitigating measure: makes it less harmful if it happens anyway"),
}

# The safest first (arbeidsmiljøloven §§ 3-1, 4-1; the general principles of prevention).
CONTROLS: dict[str, Words] = {
    Control.ELIMINATE: _("Remove the hazard: the work or the thing is no longer there"),
    Control.SUBSTITUTE: _("Replace it: a less dangerous substance, machine or way of working"),
    Control.TECHNICAL: _("Secure it: guard, railing, extraction, lock"),
    Control.ORGANISATIONAL: _("Routine and training: who does what, and knows how"),
    Control.PPE: _("Protective equipment: the last resort, when nothing above is enough"),
}


def standing(measure: Standing) -> tuple[Words, int | str]:
    """The word for how it stands, and the fill of the disc beside it."""
    return AWAITS if measure.awaits_confirmation() else STANDINGS[measure.state]


def said(words: Words, measure: Measure) -> str:
    """A sentence about it that says where it comes from, or else where it is to be done."""
    return str(words) % {"where": f"({measure.source_label or measure.unit})"}
