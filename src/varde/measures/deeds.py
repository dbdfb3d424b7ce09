"""What can be done to several measures at once, and the plan as lists know each other."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from varde.lists.listed import Deed, Listed
from varde.measures import lists, rules, verbs
from varde.measures.forms import several
from varde.measures.models import Measure, MeasureQuerySet
from varde.people.actors import Actor
from varde.steps.step import Step


def _rows(actor: Actor) -> MeasureQuerySet:
    return Measure.objects.visible_to(actor).with_people()


def _query(asked: Mapping[str, str], actor: Actor) -> str:
    return lists.wanted(asked, actor).address()


def _is_open(step: Step) -> Callable[[Measure, Actor], None]:
    """Only what the table itself says: the rest follows from what is typed."""

    def tries(measure: Measure, by: Actor) -> None:
        with step.taken(measure, by=by):
            pass

    return tries


def _deed(key: str, label: Any, form: Any, verb: Callable[..., object], step: Step) -> Deed:
    return Deed(key, label, form, verb, _is_open(step))


PLAN = Listed(
    key="measures",
    space="measures",
    index="measures:index",
    download="measures:download",
    heading=_("Measures"),
    rows=_rows,
    query=_query,
    step_back=verbs.step_back,
    said=str,
    deeds=(
        _deed("give", _("Let somebody else do them"), several.Give, verbs.give, rules.GIVE),
        _deed(
            "postpone",
            _("Set the same deadline"),
            several.Postpone,
            verbs.postpone,
            rules.POSTPONE,
        ),
        _deed("cancel", _("Take them out of the plan"), several.Cancel, verbs.cancel, rules.CANCEL),
    ),
)
