"""Letters to people about signing in, and what stands in them."""

import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from varde.mail import verbs as mail
from varde.mail.composing import Words
from varde.people.models import Member


def link(path: str, *, seen_at: str = "") -> str:
    """The whole address of a page: as settings say, else as the browser has it."""
    return urljoin(settings.SITE_ADDRESS or seen_at, path)


def invitation(member: Member, address: str, *, now: datetime.datetime) -> bool:
    """Send the link to the person, if both can be done. Was it sent?"""
    if not (mail.are_sent() and member.email):
        return False
    subject, text = words_of_invitation(member, address)
    mail.put(Words(subject, lead=text), to=member.email, now=now)
    return True


def words_of_invitation(member: Member, address: str) -> tuple[str, str]:
    """Subject and text."""
    company = {"company": member.company.name, "link": address}
    subject = _("Your way in to %(company)s in Varde") % company
    text = _(
        "Open this link to choose a password and sign in to %(company)s in Varde:\n\n"
        "%(link)s\n\nThe link works for two weeks, and once. It is only for you."
    )
    return subject, text % company
