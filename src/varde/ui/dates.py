"""Days, moments and deadlines in words, the way people say them (LOOK.md § 5)."""

import datetime
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

WEEK = 7
DOTTED = ("nb", "nn")  # «24. nov.» and «kl. 07.42»; the others write «24 Nov» and «07:42»
BABEL = {"en": "en_GB"}
NEAR = {-1: gettext_lazy("yesterday"), 0: gettext_lazy("today"), 1: gettext_lazy("tomorrow")}


class Due(NamedTuple):
    """How near a deadline is, and what to say about it."""

    when: str  # late, today, soon, later
    words: str


def day(value: datetime.date, today: datetime.date | None = None) -> str:
    """«i dag», «fredag» within a week, else «24. nov.», with the year when it is another."""
    value, today = _local(value), today or timezone.localdate()
    away = (value - today).days
    if away in NEAR:
        return str(NEAR[away])
    return weekday(value) if abs(away) < WEEK else date(value, today)


def date(value: datetime.date, today: datetime.date | None = None) -> str:
    """«24. nov.», with the year when it is another."""
    value, today = _local(value), today or timezone.localdate()
    return _said(value, "d. MMM" if value.year == today.year else "d. MMM y")


def whole_date(value: datetime.date) -> str:
    """«24. nov. 2026», for paper and for what is read next year."""
    return _said(_local(value), "d. MMM y")


def whole_moment(value: datetime.datetime) -> str:
    """«24. nov. 2026 kl. 07.42»."""
    return _("%(day)s at %(clock)s") % {"day": whole_date(value), "clock": clock(value)}


def long_day(value: datetime.date, today: datetime.date | None = None) -> str:
    """«mandag 23. november», with the year when it is another."""
    value, today = _local(value), today or timezone.localdate()
    return _said(value, "EEEE d. MMMM" if value.year == today.year else "EEEE d. MMMM y")


def weekday(value: datetime.date) -> str:
    """«fredag»."""
    return _said(_local(value), "EEEE")


def said(typed: str, today: datetime.date | None = None) -> datetime.date | None:
    """The day somebody means by «i dag», «i morgen» or «på fredag»: the first one to come."""
    today = today or timezone.localdate()
    words = typed.strip().casefold().removeprefix("på ").removeprefix("on ")
    if words in (_("today"), "i dag"):
        return today
    if words in (_("tomorrow"), "i morgen"):
        return today + datetime.timedelta(days=1)
    coming = (today + datetime.timedelta(days=away) for away in range(1, WEEK + 1))
    return next((one for one in coming if words == weekday(one).casefold()), None)


def month(value: datetime.date) -> str:
    """«november», for «I november: 11 timer»."""
    return _said(_local(value), "LLLL")


def clock(value: datetime.datetime | datetime.time) -> str:
    """«07.42»."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value)
    return value.strftime("%H.%M" if _language() in DOTTED else "%H:%M")


def moment(value: datetime.date, today: datetime.date | None = None) -> str:
    """«i dag kl. 07.42»; only the day when no more is known."""
    if not isinstance(value, datetime.datetime):
        return day(value, today)
    return _("%(day)s at %(clock)s") % {"day": day(value, today), "clock": clock(value)}


def stamp(value: datetime.date, today: datetime.date | None = None) -> str:
    """«i dag 07.42», for narrow columns such as the trail; only the day when no more is known."""
    if not isinstance(value, datetime.datetime):
        return day(value, today)
    return f"{day(value, today)} {clock(value)}"


def since(value: datetime.datetime, now: datetime.datetime | None = None) -> str:
    """«for 2 timer siden» while it is the same day's news, else the day."""
    minutes = int(((now or timezone.now()) - value).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(n)d minute ago", "%(n)d minutes ago", minutes) % {"n": minutes}
    if minutes < 12 * 60:
        hours = minutes // 60
        return ngettext("%(n)d hour ago", "%(n)d hours ago", hours) % {"n": hours}
    return day(value)


def due(value: datetime.date, today: datetime.date | None = None) -> Due:
    """«6 dager over frist», «I dag», «Innen fredag», «24. nov.»."""
    value, today = _local(value), today or timezone.localdate()
    left = (value - today).days
    if left < 0:
        late = ngettext("%(n)d day overdue", "%(n)d days overdue", -left) % {"n": -left}
        return Due("late", late)
    if left == 0:
        return Due("today", _("Today"))
    if left < WEEK:
        return Due(
            "soon", _("Tomorrow") if left == 1 else _("By %(day)s") % {"day": weekday(value)}
        )
    return Due("later", date(value, today))


def machine(value: datetime.date | datetime.time) -> str:
    """What stands in <time datetime="…">."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).isoformat(timespec="minutes")
    return value.isoformat()


def _local(value: datetime.date) -> datetime.date:
    return timezone.localtime(value).date() if isinstance(value, datetime.datetime) else value


def _language() -> str:
    return (get_language() or "nb").split("-")[0]


def _said(value: datetime.date, pattern: str) -> str:
    language = _language()
    if language not in DOTTED:
        pattern = pattern.replace("d.", "d")
    return _formatted(value, pattern, BABEL.get(language, language))


@lru_cache(maxsize=4096)  # formatting costs 40 µs, and a list says the same few days over again
def _formatted(value: datetime.date, pattern: str, locale: str) -> str:
    return format_date(value, pattern, locale=locale)
