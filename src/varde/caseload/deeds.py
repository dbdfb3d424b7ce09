"""What can be done to several cases at once, and the list of cases as lists know each other."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from varde.caseload import listing
from varde.caseload.forms import deeds as forms
from varde.deviations import rules, verbs
from varde.deviations.models import Deviation, DeviationQuerySet
from varde.lists.listed import Deed, Listed
from varde.people.actors import Actor
from varde.steps.step import Step

SOMETHING = "…"


def _rows(actor: Actor) -> DeviationQuerySet:
    return Deviation.objects.visible_to(actor).select_related("company", "unit", "handler")


def _query(asked: Mapping[str, str], actor: Actor) -> str:
    return listing.wanted(asked, actor).address()


def _said(case: Deviation) -> str:
    return f"{case.number} {case.title}"


def _is_open(step: Step) -> Callable[[Deviation, Actor], None]:
    """Only what the table itself says: the rest follows from what is typed."""

    def tries(case: Deviation, by: Actor) -> None:
        with step.taken(case, by=by):
            pass

    return tries


def _with(verb: Callable[..., Any], **given: str) -> Callable[[Deviation, Actor], Any]:
    return lambda case, by: verb(case, **given, by=by)


CASES = Listed(
    key="cases",
    space="caseload",
    index="deviations:index",
    download="deviations:download",
    heading=_("Cases"),
    rows=_rows,
    query=_query,
    step_back=verbs.step_back,
    said=_said,
    deeds=(
        Deed(
            "receive",
            _("Say that I have read them"),
            forms.Receive,
            verbs.receive,
            _with(verbs.receive),
        ),
        Deed(
            "delegate",
            _("Let somebody else handle them"),
            forms.Delegate,
            verbs.delegate,
            _is_open(rules.DELEGATE),
        ),
        Deed(
            "transfer",
            _("Transfer to another unit"),
            forms.Transfer,
            verbs.transfer,
            _is_open(rules.TRANSFER),
        ),
        Deed(
            "close",
            _("Close with the same words"),
            forms.Close,
            verbs.close,
            _with(verbs.close, conclusion=SOMETHING),
        ),
        Deed(
            "reject",
            _("Reject with a reason"),
            forms.Reject,
            verbs.reject,
            _with(verbs.reject, reason=SOMETHING),
        ),
        Deed(
            "merge",
            _("Merge with another case"),
            forms.Merge,
            verbs.merge,
            _is_open(rules.MERGE),
        ),
    ),
)
