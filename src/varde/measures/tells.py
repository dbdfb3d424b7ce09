"""Whom a measure concerns: who shall do it, who shall look at it, and who keeps the plan."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from varde.measures import rules
from varde.measures.models import Measure
from varde.measures.words import said
from varde.offers import board

MEASURES = board.can_be_chosen(
    board.Kind("measures", _("Measures I shall do or confirm"), is_duty=True)
)
KEPT = board.can_be_chosen(
    board.Kind("plan", _("Measures others do for me"), "daily", is_duty=True)
)

Tells = Callable[[Measure], Iterator[board.Telling]]


@board.tells.hang_up
def of_a_measure(news: board.News) -> Iterator[board.Telling]:
    tells = TELLS.get(news.event.verb)
    if tells and isinstance(news.row, Measure):
        yield from tells(news.row)


def _to_responsible(words: Any) -> Tells:
    return lambda measure: _to(measure.responsible, MEASURES, words, measure)


def _finished(measure: Measure) -> Iterator[board.Telling]:
    if measure.confirmer:
        yield from _to(measure.confirmer, MEASURES, _("Look at what is done %(where)s"), measure)
    elif measure.handler != measure.responsible:
        yield from _to(measure.handler, KEPT, _("A measure is done %(where)s"), measure)


def _to(member: Any, kind: board.Kind, words: Any, measure: Measure) -> Iterator[board.Telling]:
    if member:
        yield board.Telling(
            member, kind.key, lambda: said(words, measure), measure, measure.get_absolute_url()
        )


TELLS: dict[str, Tells] = {
    rules.PLAN.verb: _to_responsible(_("You have a new measure %(where)s")),
    rules.GIVE.verb: _to_responsible(_("You have been given a measure %(where)s")),
    rules.POSTPONE.verb: _to_responsible(_("A measure of yours has a new date %(where)s")),
    rules.CHANGE.verb: _to_responsible(_("A measure of yours is changed %(where)s")),
    rules.FINISH.verb: _finished,
    rules.SEND_BACK.verb: _to_responsible(_("A measure of yours is not finished yet %(where)s")),
    rules.CANCEL.verb: _to_responsible(_("A measure of yours is not to be done %(where)s")),
    rules.REOPEN.verb: _to_responsible(_("A measure of yours is open again %(where)s")),
}
