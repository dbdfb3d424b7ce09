"""A serious case ends with at least one measure that keeps it from happening again.

Good practice rather than the letter of the law: internkontrollforskriften § 5 no. 7 wants breaches
«uncovered, put right and prevented», and arbeidsmiljøloven § 3-1 wants the hazard taken away first.
"""

from django.db.models import Q

from varde.deviations.models import Deviation
from varde.deviations.words import Severity
from varde.measures.models import Control, Purpose

# Above routine, training and protective equipment in the hierarchy of control.
SAFE_IN_ITSELF = (Control.ELIMINATE, Control.SUBSTITUTE, Control.TECHNICAL)


def is_missing(case: Deviation) -> bool:
    """Serious, and nothing that is done prevents it. One query, and none for a small thing."""
    if case.severity < Severity.SERIOUS:
        return False
    prevents = Q(purpose=Purpose.PREVENTIVE) | Q(control__in=SAFE_IN_ITSELF)
    return not case.measures().carried_out().filter(prevents).exists()
