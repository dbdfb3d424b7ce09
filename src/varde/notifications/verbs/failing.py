"""An address letters come back from: the person is told in Varde, and whoever leads them."""

import datetime
from collections.abc import Iterator
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from varde.mail.models import FailingAddress
from varde.notifications.verbs.telling import tell
from varde.offers import board
from varde.people.line import leader_of
from varde.people.models import Member

ADDRESSES = board.can_be_chosen(
    board.Kind("addresses", gettext_lazy("E-mail addresses that do not work"))
)


def tell_all(now: datetime.datetime) -> int:
    """Each once, in every undertaking where somebody has the address."""
    return sum(_tell(failing, now) for failing in FailingAddress.objects.filter(told_at=None))


def _tell(failing: FailingAddress, now: datetime.datetime) -> int:
    members = Member.objects.active().filter(email=failing.address, company__is_demo=False)
    with transaction.atomic():
        tellings = [
            one
            for member in members.select_related("company", "unit", "user")
            for one in _tellings(member, now)
        ]
        key = f"failing:{failing.address}:{failing.since:%Y%m%d%H%M%S}"[-150:]
        told = [tell(one, key=key, at=now, now=now) for one in tellings]
        failing.told_at = now
        failing.save(update_fields=["told_at"])
    return sum(note is not None for note in told)


def _tellings(member: Member, now: datetime.datetime) -> Iterator[board.Telling]:
    page = reverse("people:detail", args=[member.company.slug, member.pk])
    yield board.Telling(member, ADDRESSES.key, _to_oneself, member, page)
    leader = leader_of(member.unit, on=member.company.day_of(now))
    if leader and leader != member:
        words = partial(_to_the_leader, member.name)
        yield board.Telling(leader, ADDRESSES.key, words, member, page)


def _to_oneself() -> str:
    return _("Letters to you come back. Correct your e-mail address, or try it again")


def _to_the_leader(name: str) -> str:
    return _("Letters to %(name)s come back. Correct the address, or try it again") % {"name": name}
