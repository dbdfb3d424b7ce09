"""Does it come again: the how-manieth of its kind at its place, as far as the reader may see."""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.db.models import CharField, Q, UUIDField
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.caseload.similar import DAYS_BACK, before, blanks_of, what_it_is_about
from varde.deviations.models import Deviation
from varde.foundation.questions import KEPT, Given, Question
from varde.organisation.models import Unit
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
    number = _how_many_before(case, viewer) + 1
    if number < FROM:
        return None
    day = case.company.day_of(case.reported_at) - datetime.timedelta(days=DAYS_BACK)
    asked = {"vis": "alle", "fra": str(day)} | _place(case)
    asked |= {IN_THE_ADDRESS[name]: value for name, value in what_it_is_about(case).items()}
    where = reverse("deviations:index", args=[case.company.slug])
    return Again(number, _said(number), f"{where}?{urlencode(asked)}")


def _how_many_before(case: Deviation, viewer: Actor) -> int:
    """At its workplace, or else at and under its unit. Counted no further than matters."""
    (about,) = what_it_is_about(case)
    first, last = case.unit.span()
    asked = _at_the_place(viewer.as_today(), about, has_workplace=bool(case.workplace_id))
    given = {"workplace": case.workplace_id, "first": first, "last": last}
    return len(asked.ask(**given, **blanks_of(case)))


@lru_cache(maxsize=KEPT)
def _at_the_place(viewer: Actor, about: str, *, has_workplace: bool) -> Question:
    span = Given("first", CharField()), Given("last", CharField())
    units = Unit.objects.visible_to(viewer).filter(path__range=span)
    at_workplace = Q(workplace=Given("workplace", UUIDField()))
    rows = before(viewer, about).filter(at_workplace if has_workplace else Q(unit__in=units))
    return Question(rows.values_list("pk")[:MOST_COUNTED])


def _place(case: Deviation) -> dict[str, str]:
    if case.workplace_id:
        return {"sted": str(case.workplace_id)}
    return {"enhet": str(case.unit_id)}


def _said(number: int) -> str:
    which = ORDINALS.get(number, f"{number}.")
    words = _("The %(which)s of this kind at this place in %(days)s days")
    return words % {"which": which, "days": DAYS_BACK}
