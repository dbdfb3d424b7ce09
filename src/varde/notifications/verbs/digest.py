"""The letter of the day: one for each person, with what waited. None when nothing did.

Those who are away get theirs on the first morning they are back.
"""

import datetime

from django.db import transaction
from django.utils import translation

from varde.notifications import letters
from varde.notifications.models import Cursor, Notification
from varde.notifications.verbs.clocks import is_due
from varde.notifications.verbs.telling import can_be_written_to, language_of
from varde.organisation.models import Company
from varde.people.models import Absence, Member


def write_all(now: datetime.datetime) -> int:
    """Every undertaking where it is morning. How many letters were written."""
    done = dict(Cursor.objects.values_list("company_id", "digest_date"))
    return sum(
        write(company, now)
        for company in Company.objects.all()
        if is_due(company, done.get(company.pk), now)
    )


def write(company: Company, now: datetime.datetime) -> int:
    waiting = Notification.objects.for_digest().filter(company=company)
    keys = waiting.order_by("member").values_list("member", flat=True).distinct()
    members = Member.objects.filter(pk__in=list(keys)).select_related("company", "user")
    away = Absence.objects.on(company.day_of(now)).values("member")
    here = members.exclude(pk__in=away)
    written = sum(_write_to(member, now) for member in here if can_be_written_to(member))
    Cursor.objects.update_or_create(pk=company.pk, defaults={"digest_date": company.day_of(now)})
    return written


def _write_to(member: Member, now: datetime.datetime) -> int:
    with transaction.atomic():
        rows = Notification.objects.for_digest().filter(member=member).select_for_update()
        notes = list(rows.select_related("member__company").order_by("-at", "-pk"))
        if not notes:
            return 0
        with translation.override(language_of(member)):
            words = letters.of_a_day(notes)
        letters.put(words, member, about="", now=now)
        Notification.objects.filter(pk__in=[note.pk for note in notes]).update(mailed_at=now)
    return 1
