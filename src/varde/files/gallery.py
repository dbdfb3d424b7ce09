"""The files of a row, ready for a page: addresses and words made once, not in the template."""

import uuid
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from django.db.models import UUIDField
from django.urls import reverse
from django.utils.translation import gettext as _

from varde.files import rules
from varde.files.models import Attachment, Subject
from varde.foundation.questions import Given, Question
from varde.people.actors import Actor
from varde.steps.roles import AUTHOR

# From the kind of address (show, small, withdraw) and the file's key to where it is found.
Address = Callable[[str, uuid.UUID], str]


class Shown(NamedTuple):
    """One file on a page. Papers have no small_url; what is not yours has no withdraw_url."""

    key: uuid.UUID
    words: str
    name: str
    size: int
    width: int
    height: int
    url: str
    small_url: str
    withdraw_url: str
    is_mine: bool


class Removed(NamedTuple):
    """A file that is taken away: why, and where it is put back by whoever may."""

    key: uuid.UUID
    why: str
    restore_url: str


class Hung(NamedTuple):
    """What hangs on a row, and what hung there and does no more."""

    shown: list[Shown]
    removed: list[Removed]


def hung(subject: Subject, *, viewer: Actor, address: Address | None = None) -> Hung:
    """The files of a row that the caller has found as the viewer may see it. One query.

    `address`: where the files are found when the viewer came in by a code.
    """
    asked = _hung_on(subject._meta.label_lower)
    rows = asked.ask(company=subject.company_id, subject=subject.pk)
    kept = [row for row in rows if row.state == rules.KEPT]
    pictures = [row.pk for row in kept if row.is_picture()]
    where = address or _inside(viewer)
    return Hung(
        [_shown(row, subject, pictures, viewer, where) for row in kept],
        [_removed(row, subject, viewer, where) for row in rows if row.state == rules.WITHDRAWN],
    )


@cache
def _hung_on(label: str) -> Question:
    about = {"company": Given("company", UUIDField()), "subject_key": Given("subject", UUIDField())}
    return Question(Attachment.objects.filter(subject_model=label, **about).in_order())


def gallery(subject: Subject, *, viewer: Actor, address: Address | None = None) -> list[Shown]:
    """What hangs there now."""
    return hung(subject, viewer=viewer, address=address).shown


def _removed(row: Attachment, subject: Subject, viewer: Actor, where: Address) -> Removed:
    row.about = subject
    may = row.may_be_put_back_by(viewer)
    return Removed(row.pk, row.withdrawn_because, where("restore", row.pk) if may else "")


def _shown(
    row: Attachment, subject: Subject, pictures: list[uuid.UUID], viewer: Actor, where: Address
) -> Shown:
    row.about = subject
    is_mine = AUTHOR in row.roles_of(viewer)
    asks = where if is_mine else _inside(viewer)
    may = rules.WITHDRAW.open_to(viewer, row)
    return Shown(
        key=row.pk,
        words=_words(row, pictures),
        name=row.name,
        size=row.size,
        width=row.width,
        height=row.height,
        url=where("show", row.pk),
        small_url=where("small", row.pk) if row.thumbnail else "",
        withdraw_url=asks("withdraw", row.pk) if may else "",
        is_mine=is_mine,
    )


def _words(row: Attachment, pictures: list[uuid.UUID]) -> str:
    if not row.is_picture():
        return row.name
    place = {"number": pictures.index(row.pk) + 1, "count": len(pictures)}
    return _("Picture %(number)s of %(count)s") % place


def _inside(viewer: Actor) -> Address:
    """Addresses behind the undertaking's prefix."""

    def address(name: str, key: uuid.UUID) -> str:
        return reverse(f"files:{name}", args=[viewer.company.slug, key])

    return address
