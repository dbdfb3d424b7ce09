"""Does it come again: the how-manieth of its kind at its place, as far as the reader may see."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.caseload.similar import DAYS_BACK, before, what_it_is_about
from varde.deviations.models import Deviation
from varde.people.actors import Actor

# Two may be chance; from three on somebody should look for what they have in common.
FROM = 3
MOST_COUNTED = 50
IN_THE_ADDRESS = {"area": "omrade", "kind": "slag"}

ORDINALS: dict[int, Promise] = {
    3: gettext_lazy("third"),
    4: gettext_lazy("fourth"),
    5: gettext_lazy("fifth"),
    6: gettext_lazy("sixth"),
    7: gettext_lazy("seventh"),
    8: gettext_lazy("eighth"),
    9: gettext_lazy("ninth"),
    10: gettext_lazy("tenth"),
    11: gettext_lazy("eleventh"),
    12: gettext_lazy("twelfth"),
}


@dataclass(frozen=True)
class Again:
    """The news in a sentence, and the list of them all."""

    number: int
    words: str
    address: str


def again(case: Deviation, viewer: Actor) -> Again | None:
    """Counting this one; nothing to say before the third. One query."""
    if not what_it_is_about(case):
        return None
    number = before(case, viewer).filter(_at(case))[:MOST_COUNTED].count() + 1
    if number < FROM:
        return None
    day = case.company.day_of(case.reported_at) - datetime.timedelta(days=DAYS_BACK)
    asked = {"vis": "alle", "fra": str(day)} | _place(case)
    asked |= {IN_THE_ADDRESS[name]: value for name, value in what_it_is_about(case).items()}
    where = reverse("deviations:index", args=[case.company.slug])
    return Again(number, _said(number), f"{where}?{urlencode(asked)}")


def _at(case: Deviation) -> Q:
    if case.workplace_id:
        return Q(workplace=case.workplace_id)
    return Q(unit__path__range=case.unit.span())


def _place(case: Deviation) -> dict[str, str]:
    if case.workplace_id:
        return {"sted": str(case.workplace_id)}
    return {"enhet": str(case.unit_id)}


def _said(number: int) -> str:
    which = ORDINALS.get(number, f"{number}.")
    words = _("The %(which)s of this kind at this place in %(days)s days")
    return words % {"which": which, "days": DAYS_BACK}
