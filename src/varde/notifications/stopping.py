"""The address that ends a kind of letter with one click, without signing in (RFC 8058)."""

from django.core import signing
from django.urls import reverse

from varde.notifications.models import Choice, How
from varde.offers import board
from varde.people.models import Member

SALT = "varde.notifications.stop"


def address(member: Member, kind: str) -> str:
    return reverse("stop_letters", args=[signing.dumps([str(member.pk), kind], salt=SALT)])


def read(token: str) -> tuple[Member, board.Kind] | None:
    """Whose letters, and which; nothing for an address that is not ours."""
    try:
        key, kind = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    member = Member._base_manager.select_related("company").filter(pk=key).first()
    return (member, board.kinds[kind]) if member and kind in board.kinds else None


def is_stopped(member: Member, kind: board.Kind) -> bool:
    """Does this kind stand in the inbox only?"""
    return Choice.objects.filter(member=member, kind=kind.key, how=How.QUIET).exists()
