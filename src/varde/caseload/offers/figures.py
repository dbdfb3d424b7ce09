"""How it goes with the cases somebody sees, in a few numbers that can be said aloud."""

import datetime
from collections.abc import Iterable, Iterator
from statistics import median
from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from varde.deviations.models import Deviation, DeviationQuerySet
from varde.deviations.words import PARTS, Source
from varde.offers import board
from varde.offers.board import Figure
from varde.organisation.counting import HowMany
from varde.organisation.models import Company
from varde.people.actors import Actor
from varde.steps.roles import OVERSEERS

MONTH = datetime.timedelta(days=30)
MOST_TIMED = 5_000
Cases = DeviationQuerySet


@board.figures.hang_up
def how_it_goes(actor: Actor) -> Iterator[board.Figure]:
    """For those who oversee a unit: of their own cases alone a figure would say nothing."""
    if not actor.paths_of(OVERSEERS):
        return
    seen = Deviation.objects.visible_to(actor)
    address = reverse("deviations:index", kwargs={"company": actor.company.slug})
    counted = _counted(seen, actor)
    found = [
        first_answer(seen, actor.now),
        helped(counted),
        open_cases(counted, address),
        by_part(seen, actor.now, reverse("caseload:silent_units", args=[actor.company.slug])),
    ]
    yield from filter(None, found)


class Counted(NamedTuple):
    """How many answered, and said that it helped; how many are open, and overdue."""

    answered: int
    helped: int
    open: int
    late: int


def _counted(seen: DeviationQuerySet, actor: Actor) -> Counted:
    """Each by an index of its own, all in one query."""
    answered = seen.filter(closed_at__gte=actor.now - 3 * MONTH, helped__isnull=False)
    rows = (answered, answered.filter(helped=True), seen.open(), seen.overdue(actor.today))
    counted = [HowMany(some.values("pk")) for some in rows]
    here = Company.objects.filter(pk=actor.company_id)
    return Counted(*here.values_list(*counted).get())


def first_answer(seen: Cases, now: datetime.datetime) -> Figure | None:
    """The middle time to a first answer, the last 30 days and the 30 before. One query."""
    rows = seen.exclude(source=Source.REGISTER).filter(first_answer_at__gte=now - 2 * MONTH)
    times = rows.order_by("-first_answer_at").values_list("reported_at", "first_answer_at")
    answered = [(said, heard) for said, heard in times[:MOST_TIMED] if heard]
    lately = [heard - said for said, heard in answered if heard >= now - MONTH]
    before = [heard - said for said, heard in answered if heard < now - MONTH]
    if not lately:
        return None
    note = _("The 30 days before: %(time)s") % {"time": _middle(before)} if before else ""
    return Figure("first-answer", _middle(lately), _("to the first answer"), note)


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


def by_part(seen: Cases, now: datetime.datetime, silent: str = "") -> Figure | None:
    """Health, environment, safety: what was reported over a quarter was about. One query."""
    lately = seen.filter(reported_at__gte=now - 3 * MONTH).order_by()
    counted = dict(lately.values_list("area").annotate(Count("pk")))
    if not any(counted):
        return None
    parts = {words: sum(counted.get(area, 0) for area in areas) for words, areas in PARTS.items()}
    parts[_("Not placed yet")] = counted.get("", 0)
    note = ", ".join(f"{words}: {count}" for words, count in parts.items() if count)
    total = sum(parts.values())
    text = ngettext("case the last 90 days", "cases the last 90 days", total)
    link = _("See which units have not reported")
    return Figure("by-part", str(total), text, f"{note}.", address=silent, link=link)


def _late(count: int) -> str:
    if not count:
        return _("None is overdue.")
    return ngettext("%(n)s is overdue.", "%(n)s are overdue.", count) % {"n": count}


def _middle(times: Iterable[datetime.timedelta]) -> str:
    """«5 hours»; minutes below one hour, days from two days on."""
    minutes = median(time.total_seconds() for time in times) / 60
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", round(minutes)) % {"n": round(minutes)}
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d day", "%(n)d days", round(hours / 24)) % {"n": round(hours / 24)}
