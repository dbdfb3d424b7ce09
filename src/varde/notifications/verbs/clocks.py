"""Reminders before, on and after a due day; and when it stands still, one leader further up.

Read once a day in each undertaking, in its own morning. A stage is told once for each deadline,
so a machine that stood still over a day reminds when it is up again, and a deadline that is moved
starts anew.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from varde.foundation.references import reference
from varde.notifications.models import Cursor
from varde.notifications.verbs import returning
from varde.notifications.verbs.telling import tell
from varde.offers import board
from varde.organisation.models import Company
from varde.people import line
from varde.people.absences import stand_in
from varde.people.models import Member

MORNING = 7
DAYS_BEFORE = 2
WEEKLY = 7
PATIENCE = 7  # days overdue before the next leader hears of it; half of it when it is serious
PATIENCE_WHEN_SERIOUS = 3
SERIOUS = 3

REMINDERS = board.can_be_chosen(
    board.Kind("reminders", gettext_lazy("Deadlines I have"), is_duty=True)
)
STANDSTILL = board.can_be_chosen(
    board.Kind("standstill", gettext_lazy("What stands still with those I lead"))
)


@dataclass(frozen=True)
class Face:
    """What rooms are asked with: an undertaking, and what the clock shows there."""

    company: Company
    now: datetime.datetime

    @property
    def company_id(self) -> object:
        return self.company.pk

    @property
    def today(self) -> datetime.date:
        return self.company.day_of(self.now)


def remind_all(now: datetime.datetime) -> int:
    """Every undertaking where it is morning, and today's clocks are not read."""
    done = dict(Cursor.objects.values_list("company_id", "clocks_date"))
    return sum(
        remind(company, now)
        for company in Company.objects.all()
        if is_due(company, done.get(company.pk), now)
    )


def is_due(company: Company, last: datetime.date | None, now: datetime.datetime) -> bool:
    """Is what is done once a day still to be done today?"""
    return company.hour_of(now) >= MORNING and last != company.day_of(now)


def remind(company: Company, now: datetime.datetime) -> int:
    """How many were told."""
    face = Face(company, now)
    told = sum(_read(clock, face) for clock in board.clocks.read(face))
    told += returning.tell_all(company, now)
    Cursor.objects.update_or_create(pk=company.pk, defaults={"clocks_date": face.today})
    return told


def _read(clock: board.Clock, face: Face) -> int:
    with transaction.atomic():
        tellings = list(_tellings(clock, face.today))
        return sum(
            tell(telling, key=key, at=face.now, now=face.now) is not None
            for telling, key in tellings
        )


def _tellings(clock: board.Clock, today: datetime.date) -> Iterator[tuple[board.Telling, str]]:
    about = f"{reference(clock.row)}:{clock.due_date}"
    reached = stage((clock.due_date - today).days)
    if reached and clock.member:
        words = partial(_reminder, clock, today)
        yield (
            board.Telling(clock.member, REMINDERS.key, words, clock.row, clock.address),
            f"clock:{about}:{reached}",
        )
    late = (today - clock.due_date).days
    patience = PATIENCE_WHEN_SERIOUS if clock.severity >= SERIOUS else PATIENCE
    above = next_leader(clock, today) if late >= patience else None
    if above:
        words = partial(_standstill, clock, late)
        yield (
            board.Telling(above, STANDSTILL.key, words, clock.row, clock.address),
            f"standstill:{about}",
        )


def stage(days_left: int) -> str:
    """The last stage that is reached; nothing long before."""
    if days_left > DAYS_BEFORE:
        return ""
    if days_left > 0:
        return "before"
    return f"late{-days_left // WEEKLY}" if days_left < 0 else "today"


def next_leader(clock: board.Clock, today: datetime.date) -> Member | None:
    """The first leader above whoever has it; the nearest when they lead nothing here.

    While one is away, whoever stands in has it, and leads.
    """
    leaders = line.leading(clock.unit, on=today)
    deputy = stand_in(clock.member, on=today) if clock.member else None
    hands = {clock.member, deputy} - {None}
    places = [place for place, leader in enumerate(leaders) if leader in hands]
    above = leaders[max(places) + 1 :] if places else leaders
    return next((leader for leader in above if leader not in hands), None)


def _reminder(clock: board.Clock, today: datetime.date) -> str:
    days = (clock.due_date - today).days
    about = {"what": clock.what(), "n": abs(days)}
    if days > 0:
        return ngettext("%(what)s is due tomorrow", "%(what)s is due in %(n)d days", days) % about
    if days == 0:
        return _("%(what)s is due today") % about
    return (
        ngettext("%(what)s is %(n)d day overdue", "%(what)s is %(n)d days overdue", -days) % about
    )


def _standstill(clock: board.Clock, late: int) -> str:
    about = {"what": clock.what(), "n": late, "who": clock.member.name if clock.member else "–"}
    return (
        ngettext(
            "%(what)s is %(n)d day overdue with %(who)s",
            "%(what)s is %(n)d days overdue with %(who)s",
            late,
        )
        % about
    )
