"""Who stands in for whom: the deputy of the absent, and that one's deputy, a few times over."""

import datetime

from django.utils.translation import gettext as _

from varde.people import rules
from varde.people.models import MOST_LINKS, Absence, Member
from varde.ui import dates


def stand_in(member: Member, *, on: datetime.date) -> Member | None:
    """Whoever sees to the work of one who is away; nobody when the deputies are away, too."""
    passed = [member]
    for _link in range(MOST_LINKS):
        absence = absence_of(passed[-1], on=on)
        if absence is None:
            break
        deputy = absence.deputy
        if deputy is None or deputy.state != rules.ACTIVE or deputy in passed:
            return None
        passed.append(deputy)
    last = passed[-1]
    return last if last != member and absence_of(last, on=on) is None else None


def said(until: datetime.date | None, today: datetime.date) -> str:
    """«(away until Friday)», beside the name of one who is away; nothing for who is here."""
    return _("(away until %(day)s)") % {"day": dates.day(until, today)} if until else ""


def absence_of(member: Member, *, on: datetime.date) -> Absence | None:
    """The absence of one person on a day."""
    rows = Absence.objects.on(on).filter(member=member)
    return rows.select_related("deputy__user", "deputy__company").first()
