"""Who stands in is told so; and on the first morning back, what came while one was away."""

import datetime
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from varde.notifications.models import How, Notification
from varde.notifications.verbs.telling import keep
from varde.offers import board
from varde.organisation.models import Company
from varde.people import rules
from varde.people.models import Absence
from varde.ui import dates

ABSENCE = board.can_be_chosen(board.Kind("absence", gettext_lazy("Absence, mine and others'")))
LATELY = datetime.timedelta(days=14)  # a machine that stood still tells when it is up again


@board.tells.hang_up
def of_an_absence(news: board.News) -> list[board.Telling]:
    """Whoever stands in is told so, and the absent, when somebody else said it for them."""
    absence = news.row
    if not isinstance(absence, Absence):
        return []
    words = {rules.TELL_ABSENCE.verb: _begins, rules.END_ABSENCE.verb: _ends}[news.event.verb]
    page = reverse("people:absences", args=[absence.company.slug, absence.member_id])
    about = reverse("people:detail", args=[absence.company.slug, absence.member_id])
    told = [(absence.member, page), (absence.deputy, about)]
    return [
        board.Telling(member, ABSENCE.key, partial(words, absence), absence, address)
        for member, address in told
        if member
    ]


def tell_all(company: Company, now: datetime.datetime) -> int:
    """Those whose absence is over. How many were told."""
    today = company.day_of(now)
    over = Absence.objects.filter(company=company, state=rules.HELD, end_date__lt=today)
    lately = over.filter(end_date__gte=today - LATELY).exclude(
        member__in=Absence.objects.on(today).values("member")
    )
    rows = lately.select_related("company", "deputy", "member__user", "member__company")
    return sum(_tell(absence, now) for absence in rows)


def _tell(absence: Absence, now: datetime.datetime) -> bool:
    address = reverse("notifications:index", args=[absence.company.slug])
    words = partial(_back, absence)
    telling = board.Telling(absence.member, ABSENCE.key, words, absence, address)
    note = keep(telling, key=f"back:{absence.pk}", at=now, now=now, how=How.DAILY)
    return note is not None


def _begins(absence: Absence) -> str:
    said = {
        "name": absence.member,
        "deputy": absence.deputy or _("nobody in particular"),
        "first": dates.whole_date(absence.start_date),
        "last": dates.whole_date(absence.end_date),
    }
    return _("%(name)s is away from %(first)s to %(last)s; %(deputy)s stands in") % said


def _ends(absence: Absence) -> str:
    return _("%(name)s is not away any more") % {"name": absence.member}


def _back(absence: Absence) -> str:
    """How much came, and who has seen to it."""
    came = Notification.objects.filter(
        member=absence.member, at__date__gte=absence.start_date, read_at=None
    ).count()
    words = ngettext(
        "You are back. %(n)d new thing came while you were away",
        "You are back. %(n)d new things came while you were away",
        came,
    ) % {"n": came}
    if absence.deputy is None:
        return words
    return _("%(words)s; %(deputy)s stood in") % {"words": words, "deputy": absence.deputy}
