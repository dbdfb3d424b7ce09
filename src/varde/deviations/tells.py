"""Whom the life of a case concerns. The reporter hears at every turn.

Words hold a number and a place and never what somebody wrote, because they go by e-mail.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from varde.conversations.models import ASKERS, Message
from varde.deviations import rules
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.offers import board
from varde.people import line
from varde.steps.roles import SAFETY_REPRESENTATIVE

MINE = board.can_be_chosen(board.Kind("my_reports", _("What I have reported")))
CASES = board.can_be_chosen(board.Kind("cases", _("Cases I have"), is_duty=True))
AREA = board.can_be_chosen(
    board.Kind("area", _("New in my area as safety representative"), "daily")
)
MERGED_NEWS = _("There is news in your case %(number)s, which is one with another now")
ANSWERED = _("You have an answer in case %(number)s")

Tells = Callable[[board.News, Deviation], Iterator[board.Telling]]


@board.tells.hang_up
def of_a_case(news: board.News) -> Iterator[board.Telling]:
    """What happened to the case itself."""
    tells = TELLS.get(news.event.verb)
    if tells and isinstance(news.row, Deviation):
        yield from tells(news, news.row)


@board.tells.hang_up
def of_a_message(news: board.News) -> Iterator[board.Telling]:
    """In its thread: the other side hears, and so does whoever asked."""
    message = news.row
    if news.event.verb != "message.write" or not isinstance(message, Message):
        return
    case = Deviation._base_manager.filter(pk=message.subject_key).first()
    if case is None:
        return
    if message.author_role in ASKERS:
        asked, told = _("A question in case %(number)s"), _("New words in case %(number)s")
        yield from _to_handler(case, asked if message.asks else told)
    elif message.to_reporter:
        yield from _to_reporter(case, ANSWERED)
    answered = Message._base_manager.filter(answered_by=message)
    for question in answered.filter(author_role=SAFETY_REPRESENTATIVE).select_related("author"):
        yield from _to(question.author, CASES, ANSWERED, case)


def _reported(news: board.News, case: Deviation) -> Iterator[board.Telling]:
    usual, danger = _("New at %(place)s: %(number)s"), _("Danger now at %(place)s: %(number)s")
    words = danger if case.is_dangerous_now else usual
    yield from _to_handler(case, words)
    yield from _to(case.handler_for, CASES, words, case)
    day = case.company.day_of(news.event.at)
    for held in line.holders(case.unit, roles={SAFETY_REPRESENTATIVE}, on=day):
        if held.member not in (case.handler, case.handler_for, case.reporter):
            yield from _to(held.member, AREA, words, case)


GIVEN = _("You have been given case %(number)s")


def _given(_news: board.News, case: Deviation) -> Iterator[board.Telling]:
    yield from _to_handler(case, GIVEN)
    yield from _to_reporter(case, _("Somebody else looks after your case %(number)s now"))


def _transferred(_news: board.News, case: Deviation) -> Iterator[board.Telling]:
    yield from _to_handler(case, GIVEN)
    yield from _to_reporter(case, _("Your case %(number)s now lies with %(unit)s"))


def _reopened(_news: board.News, case: Deviation) -> Iterator[board.Telling]:
    words = _("Case %(number)s is open again")
    yield from _to_handler(case, words)
    yield from _to_reporter(case, words)


def _said_whether(_news: board.News, case: Deviation) -> Iterator[board.Telling]:
    if case.helped is False:
        yield from _to_handler(case, _("It did not help, says the reporter of case %(number)s"))


def _to_the_reporter_of(words: Any, *, entering: str = "") -> Tells:
    """Each time; or only when the case comes to a state it was not in."""

    def tells(news: board.News, case: Deviation) -> Iterator[board.Telling]:
        if not entering or news.event.changes.get("state", ["", ""])[1] == entering:
            yield from _to_reporter(case, words)
            yield from _to_those_merged(case)

    return tells


def _to_those_merged(case: Deviation) -> Iterator[board.Telling]:
    """Others reported the same: what happens to the one case happens to theirs."""
    if case.closed_to_id:
        return
    merged = Deviation._base_manager.filter(merged_into=case).exclude(reporter=None)
    for one in merged.select_related("company", "unit", "reporter__user", "reporter__company"):
        if one.reporter not in (case.reporter, case.handler):
            address = reverse("reporting:status", args=[one.company.slug, one.pk])
            yield from _to(one.reporter, MINE, MERGED_NEWS, one, address)


def _to_reporter(case: Deviation, words: Any) -> Iterator[board.Telling]:
    if case.reporter != case.handler:
        address = reverse("reporting:status", args=[case.company.slug, case.pk])
        yield from _to(case.reporter, MINE, words, case, address)


def _to_handler(case: Deviation, words: Any) -> Iterator[board.Telling]:
    yield from _to(case.handler, CASES, words, case)


def _to(
    member: Any, kind: board.Kind, words: Any, case: Deviation, address: str = ""
) -> Iterator[board.Telling]:
    about = {"number": case.number, "unit": case.unit, "place": case.workplace or case.unit}
    if member:
        yield board.Telling(
            member, kind.key, lambda: str(words) % about, case, address or case.get_absolute_url()
        )


TELLS: dict[str, Tells] = {
    rules.REPORT.verb: _reported,
    rules.RECEIVE.verb: _to_the_reporter_of(_("Your case %(number)s has been read")),
    rules.REJECT.verb: _to_the_reporter_of(_("Your case %(number)s was not taken further")),
    rules.TRANSFER.verb: _transferred,
    rules.DELEGATE.verb: _given,
    rules.TAKE_OVER.verb: _given,
    rules.MERGE.verb: _to_the_reporter_of(
        _("Others have reported the same as you: %(number)s. It is one case now")
    ),
    rules.ASSESS.verb: _to_the_reporter_of(
        _("Your case %(number)s is being looked into"), entering=State.ASSESSING
    ),
    rules.PLAN.verb: _to_the_reporter_of(
        _("Something will be done about your case %(number)s"), entering=State.MEASURES
    ),
    rules.AWAIT.verb: _to_the_reporter_of(
        _("It is done: case %(number)s. Now we see whether it helps"), entering=State.CHECKING
    ),
    rules.IT_DID_NOT.verb: _to_the_reporter_of(
        _("It did not help enough in your case %(number)s. More will be done")
    ),
    rules.PUBLISH.verb: _to_the_reporter_of(
        _("Others can learn from your case %(number)s now. Your name is not there")
    ),
    rules.TAKE_BACK.verb: _to_the_reporter_of(_("Your case %(number)s is not over after all")),
    rules.FIX_NOW.verb: _to_the_reporter_of(_("Case %(number)s is put right. Did it help?")),
    rules.CLOSE.verb: _to_the_reporter_of(_("Case %(number)s is closed. Did it help?")),
    rules.REOPEN.verb: _reopened,
    rules.SAY_IT_HELPED.verb: _said_whether,
}
