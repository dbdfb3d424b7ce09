"""Who asks: the key in the header, in the undertaking of the address, with the right scope."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from varde.foundation.refusals import Busy, Forbidden
from varde.machines import entrances, limits
from varde.machines.models import Key, Scope
from varde.people.actors import Actor, token_actor


class MachineRequest(HttpRequest):
    """What an operation gets: who acts, and with which key."""

    actor: Actor
    key: Key


class WithKey(HttpBearer):
    """A key with any of these scopes. One of another undertaking finds nothing there."""

    def __init__(self, *scopes: Scope) -> None:
        super().__init__()
        self.scopes = frozenset(scopes)

    def authenticate(self, request: Any, token: str) -> Key | None:
        now = timezone.now()
        key = entrances.key_behind(token, now=now)
        if key is None:
            return None
        if key.company.slug != request.resolver_match.kwargs["undertaking"]:
            raise Http404
        if not limits.take(key.pk, now=now, today=key.company.day_of(now)):
            raise Busy(_("There were many calls in a short time. Try again in a minute."))
        if not self.scopes & set(key.scopes):
            raise Forbidden(_("The key does not open this. Make one that does."))
        request.key = key
        request.actor = token_actor(key.member, key=key.name, now=now)
        return key
