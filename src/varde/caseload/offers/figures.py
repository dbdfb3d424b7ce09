"""How it goes with the cases somebody sees, in a few numbers that can be said aloud."""

import datetime
from collections.abc import Iterator
from functools import lru_cache
from statistics import median
from typing import NamedTuple

from django.db.models import Case, Count, DateTimeField, IntegerField, Q, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.deviations.models import Deviation, DeviationQuerySet
from varde.deviations.words import PARTS, Source
from varde.foundation.questions import KEPT, Given, Question
from varde.offers import board
from varde.offers.board import Figure
from varde.organisation.counting import SecondsBetween
from varde.people.actors import Actor
from varde.steps.roles import OVERSEERS

MONTH = datetime.timedelta(days=30)
MOST_TIMED = 5_000


@board.figures.hang_up
def how_it_goes(actor: Actor) -> Iterator[board.Counting]:
    """For those who oversee a unit: of their own cases alone a figure would say nothing."""
    if actor.paths_of(OVERSEERS):
        yield board.Counting(rows, figures)


def figures(actor: Actor, numbers: list[int]) -> Iterator[Figure]:
    """Two queries."""
    address = reverse("deviations:index", kwargs={"company": actor.company.slug})
    counted = Counted(*numbers)
    found = [
        first_answer(actor),
        helped(counted),
        open_cases(counted, address),
        by_part(actor, reverse("caseload:silent_units", args=[actor.company.slug])),
    ]
    yield from filter(None, found)


class Counted(NamedTuple):
    """How many answered, and said that it helped; how many are open, and overdue."""

    answered: int
    helped: int
    open: int
    late: int


def rows(actor: Actor) -> tuple[DeviationQuerySet, ...]:
    """Each has an index of its own."""
    seen = Deviation.objects.visible_to(actor)
    answered = seen.filter(closed_at__gte=actor.now - 3 * MONTH, helped__isnull=False)
    return answered, answered.filter(helped=True), seen.open(), seen.overdue(actor.today)


def first_answer(actor: Actor) -> Figure | None:
    """The middle time to a first answer, the last 30 days and the 30 before. One query."""
    since = {"since": actor.now - 2 * MONTH, "lately": actor.now - MONTH}
    answered = _answered(actor.as_today()).ask(**since)
    lately = [seconds for is_new, seconds in answered if is_new]
    before = [seconds for is_new, seconds in answered if not is_new]
    if not lately:
        return None
    note = _("The 30 days before: %(time)s") % {"time": _middle(before)} if before else ""
    return Figure("first-answer", _middle(lately), _("to the first answer"), note)


@lru_cache(maxsize=KEPT)
def _answered(actor: Actor) -> Question:
    """Whether it was answered lately, and how long it took: a moment costs more than a number."""
    since, lately = (Given(name, DateTimeField()) for name in ("since", "lately"))
    is_new = Case(When(first_answer_at__gte=lately, then=1), default=0, output_field=IntegerField())
    seen = Deviation.objects.visible_to(actor).exclude(source=Source.REGISTER)
    rows = seen.filter(first_answer_at__gte=since).order_by("-first_answer_at")
    return Question(
        rows.values_list(is_new, SecondsBetween("reported_at", "first_answer_at"))[:MOST_TIMED]
    )


def helped(counted: Counted) -> Figure | None:
    """How many reporters say that it helped, of those who answered, over a quarter."""
    if not counted.answered:
        return None
    words = _("%(part)s of %(whole)s") % {"part": counted.helped, "whole": counted.answered}
    text = _("say that it helped")
    note = _("Reporters who answered, the last 90 days.")
    return Figure("helped", words, text, note, part=counted.helped, of=counted.answered)


def open_cases(counted: Counted, address: str) -> Figure | None:
    """How many are open, and how many of them are overdue."""
    if not counted.open:
        return None
    return Figure(
        "open-cases",
        str(counted.open),
        ngettext("open case", "open cases", counted.open),
        _late(counted.late),
        address=f"{address}?vis=over-frist" if counted.late else "",
        link=_("See what is overdue"),
    )


def by_part(actor: Actor, silent: str = "") -> Figure | None:
    """Health, environment, safety: what was reported over a quarter was about. One query."""
    counted = dict(_by_area(actor.as_today()).ask(since=actor.now - 3 * MONTH))
    if not any(counted):
        return None
    parts = {words: sum(counted.get(area, 0) for area in areas) for words, areas in PARTS.items()}
    parts[_("Not placed yet")] = counted.get("", 0)
    note = ", ".join(f"{words}: {count}" for words, count in parts.items() if count)
    total = sum(parts.values())
    text = ngettext("case the last 90 days", "cases the last 90 days", total)
    link = _("See which units have not reported")
    return Figure("by-part", str(total), text, f"{note}.", address=silent, link=link)


@lru_cache(maxsize=KEPT)
def _by_area(actor: Actor) -> Question:
    lately = Q(reported_at__gte=Given("since", DateTimeField()))
    seen = Deviation.objects.visible_to(actor).filter(lately).order_by()
    return Question(seen.values_list("area").annotate(Count("pk")))


def _late(count: int) -> str:
    if not count:
        return _("None is overdue.")
    return ngettext("%(n)s is overdue.", "%(n)s are overdue.", count) % {"n": count}


def _middle(seconds: list[float]) -> str:
    """«5 hours»; minutes below one hour, days from two days on."""
    minutes = round(median(seconds) / 60)
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d day", "%(n)d days", round(hours / 24)) % {"n": round(hours / 24)}
