"""What a person decides about their own login, whichever undertakings they belong to."""

import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from varde.foundation.refusals import Refused
from varde.mail import verbs as mail
from varde.people.actors import member_actor
from varde.people.models import Member, User
from varde.people.verbs.members import change


def register(*, email: str, password: str | None, name: str, language: str) -> User:
    """Somebody who could not sign in before now can. They are let in by an invitation."""
    if User.objects.filter(email=email.lower()).exists():
        raise Refused(_("Sign in with the login you have, then open the link again."))
    return User.objects.create_user(email, password, first_name=name[:150], language=language)


def introduce(user: User, *, name: str, language: str, scheme: str, now: datetime.datetime) -> None:
    """Say one's own name, language and colours; every undertaking one belongs to hears the name."""
    with transaction.atomic():
        user.first_name, user.last_name = name[:150], ""
        user.language, user.scheme = language, scheme
        user.save(update_fields=["first_name", "last_name", "language", "scheme"])
        mine = Member.objects.active().filter(user=user).exclude(name=name)
        for member in mine.select_related("company", "unit"):
            change(
                member,
                name=name,
                unit=member.unit,
                email=member.email,
                phone=member.phone,
                by=member_actor(member, now=now),
            )


def prove_address(user: User) -> None:
    """Whoever reads the letters owns the login. The first time, older ways in are shut:

    passkeys and codes made before anybody had proven the address were perhaps a stranger's.
    """
    mail.mend(user.email)
    addresses = EmailAddress.objects.filter(user=user)
    if addresses.filter(verified=True).exists():
        return
    Authenticator.objects.filter(user=user).delete()
    addresses.delete()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
