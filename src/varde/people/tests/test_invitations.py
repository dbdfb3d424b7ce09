"""Invitations: one link, told once, used once, for two weeks."""

import datetime

import pytest

from varde.audit.models import Event
from varde.foundation.refusals import Forbidden, Refused
from varde.people import rules, verbs
from varde.people.actors import system
from varde.people.models import Invitation, User
from varde.people.verbs.invitations import digest_of
from varde.testing.cast import NOW, Cast


def _user() -> User:
    return User.objects.create_user("t@example.org")


def test_the_leader_invites_and_only_a_digest_is_kept(cast: Cast) -> None:
    invitation, token = verbs.invite(cast.tomasz, by=cast.as_(cast.kari))

    kept = str(Invitation.objects.filter(pk=invitation.pk).values().get())
    assert token not in kept
    assert invitation.digest == digest_of(token)
    assert len(token) >= 43
    assert not Event.objects.filter(changes__icontains=token).exists()
    assert invitation.expires_at == NOW + datetime.timedelta(days=14)


@pytest.mark.parametrize("who", ["ola", "siri", "per", "arne"])
def test_others_invite_nobody_at_the_quay(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        verbs.invite(cast.tomasz, by=cast.as_(getattr(cast, who)))
    assert not Invitation.objects.exists()


def test_a_neighbour_invites_nobody_here(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        verbs.invite(cast.tomasz, by=cast.as_(cast.mona))


def test_whoever_has_a_login_or_has_left_is_not_invited(cast: Cast) -> None:
    kari = cast.as_(cast.kari)
    with pytest.raises(Refused, match="already has a login"):
        verbs.invite(cast.ola, by=kari)
    verbs.leave(cast.tomasz, by=kari)
    with pytest.raises(Refused, match="has left"):
        verbs.invite(cast.tomasz, by=kari)


def test_a_new_link_takes_the_place_of_the_old(cast: Cast) -> None:
    kari = cast.as_(cast.kari)
    first, _ = verbs.invite(cast.tomasz, by=kari)
    verbs.invite(cast.tomasz, by=kari)

    first.refresh_from_db()
    assert first.state == rules.WITHDRAWN
    assert Invitation.objects.sent().count() == 1


def test_whoever_accepts_gets_in_and_the_link_is_used_up(cast: Cast) -> None:
    invitation, _ = verbs.invite(cast.tomasz, by=cast.as_(cast.kari))
    door, user = system(cast.company, job="invitation", now=NOW), _user()
    verbs.accept_invitation(invitation, user=user, by=door)

    cast.tomasz.refresh_from_db()
    assert cast.tomasz.user == user
    with pytest.raises(Refused):
        verbs.accept_invitation(invitation, user=user, by=door)


def test_only_the_door_itself_accepts(cast: Cast) -> None:
    invitation, _ = verbs.invite(cast.tomasz, by=cast.as_(cast.kari))
    with pytest.raises(Forbidden):
        verbs.accept_invitation(invitation, user=_user(), by=cast.as_(cast.bjorn))


def test_after_two_weeks_the_link_is_too_old(cast: Cast) -> None:
    invitation, _ = verbs.invite(cast.tomasz, by=cast.as_(cast.kari))
    late = system(cast.company, job="invitation", now=NOW + datetime.timedelta(days=14))
    with pytest.raises(Refused, match="too old"):
        verbs.accept_invitation(invitation, user=_user(), by=late)
    cast.tomasz.refresh_from_db()
    assert cast.tomasz.user is None


def test_a_withdrawn_link_opens_nothing(cast: Cast) -> None:
    invitation, _ = verbs.invite(cast.tomasz, by=cast.as_(cast.kari))
    verbs.withdraw_invitation(invitation, by=cast.as_(cast.hanne))
    with pytest.raises(Refused):
        verbs.accept_invitation(
            invitation, user=_user(), by=system(cast.company, job="invitation", now=NOW)
        )
