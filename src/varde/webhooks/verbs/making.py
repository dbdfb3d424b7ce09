"""Having another system told, and stopping it."""

import hashlib
import hmac
from collections.abc import Collection

from django.conf import settings
from django.utils.translation import gettext as _

from varde.audit import trail
from varde.audit.models import Head
from varde.foundation.refusals import Refused
from varde.people.actors import TOKEN_KIND, Actor
from varde.webhooks import outside, rules
from varde.webhooks.models import Hook, Kind, Reached


def make(*, name: str, address: str, kinds: Collection[str], by: Actor) -> Hook:
    """From now on this address is told of what happens."""
    if by.member is None or by.kind == TOKEN_KIND:
        raise Refused(_("This is done by a person who is signed in."))
    if not kinds or not set(kinds) <= set(Kind.values):
        raise Refused(_("Choose what it shall be told of."))
    outside.refuse_inside(address)
    hook = Hook(
        company_id=by.company_id,
        name=name.strip(),
        address=address,
        kinds=sorted(set(kinds)),
        member=by.member,
        made_at=by.now,
    )
    with trail.gathered():
        rules.MAKE.create(hook, by=by)
        head = Head.objects.filter(company_id=by.company_id).first()
        Reached.objects.create(hook_id=hook.pk, number=head.number if head else 0)
    return hook


def stop(hook: Hook, *, by: Actor) -> None:
    """It is told nothing more; what is on its way is not sent."""
    with rules.STOP.taken(hook, by=by):
        pass


def secret_of(hook: Hook) -> str:
    """What both sides sign with: computed from the secret of the installation, never kept."""
    key = f"varde.webhooks:{settings.SECRET_KEY}".encode()
    return hmac.new(key, str(hook.pk).encode(), hashlib.sha256).hexdigest()
