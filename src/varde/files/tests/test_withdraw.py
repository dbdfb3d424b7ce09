"""A file can be taken away and put back, by whoever sent it or answers for the row."""

import pytest

from varde.audit.models import Event
from varde.files import rules, verbs
from varde.files.models import Attachment
from varde.files.tests.conftest import PHOTO
from varde.foundation.refusals import Forbidden, Refused
from varde.organisation.models import Workplace
from varde.people.actors import code_holder, stranger
from varde.testing.cast import NOW, Cast


def test_whoever_sent_it_takes_it_away_and_puts_it_back(cast: Cast, photo: Attachment) -> None:
    verbs.withdraw(photo, by=cast.as_(cast.ola))
    assert not photo.is_shown()
    assert not Attachment.objects.kept().exists()
    verbs.restore(photo, by=cast.as_(cast.ola))
    assert photo.is_shown()


def test_the_leader_takes_away_what_shows_too_much_and_says_why(
    cast: Cast, photo: Attachment
) -> None:
    with pytest.raises(Refused, match="why"):
        verbs.withdraw(photo, reason=" ", by=cast.as_(cast.kari))
    assert Attachment.objects.get(pk=photo.pk).is_shown()
    verbs.withdraw(photo, reason="It shows a face.", by=cast.as_(cast.kari))
    assert not photo.is_shown()
    event = Event.objects.get(verb="attachment.withdraw")
    assert event.changes["withdrawn_because"] == ["", "It shows a face."]


def test_what_the_leader_took_away_its_author_does_not_put_back(
    cast: Cast, photo: Attachment
) -> None:
    verbs.withdraw(photo, reason="It shows a face.", by=cast.as_(cast.kari))
    with pytest.raises(Forbidden, match="put it back"):
        verbs.restore(photo, by=cast.as_(cast.ola))
    verbs.restore(photo, by=cast.as_(cast.kari))
    assert photo.is_shown()
    assert photo.withdrawn_because == ""


def test_what_its_author_took_back_the_leader_does_not_put_back(
    cast: Cast, photo: Attachment
) -> None:
    verbs.withdraw(photo, by=cast.as_(cast.ola))
    with pytest.raises(Forbidden):
        verbs.restore(photo, by=cast.as_(cast.kari))


@pytest.mark.parametrize("name", ["siri", "per", "tomasz", "arne"])
def test_others_at_the_place_may_not(cast: Cast, photo: Attachment, name: str) -> None:
    with pytest.raises(Forbidden):
        verbs.withdraw(photo, by=cast.as_(getattr(cast, name)))


def test_another_undertaking_may_not(cast: Cast, photo: Attachment) -> None:
    with pytest.raises(Forbidden):
        verbs.withdraw(photo, by=cast.as_(cast.mona))


def test_twice_is_refused_in_plain_words(cast: Cast, photo: Attachment) -> None:
    verbs.withdraw(photo, by=cast.as_(cast.ola))
    with pytest.raises(Refused, match="already"):
        verbs.withdraw(photo, reason="It shows a face.", by=cast.as_(cast.kari))


def test_the_content_is_still_there_to_be_put_back(cast: Cast, photo: Attachment) -> None:
    verbs.withdraw(photo, by=cast.as_(cast.ola))
    assert Attachment.objects.get(pk=photo.pk).sha256 == photo.sha256


def test_the_holder_of_the_code_is_author_of_what_came_that_way(
    cast: Cast, scaffold: Workplace
) -> None:
    photo = verbs.attach(scaffold, PHOTO, by=stranger(cast.company, now=NOW))
    row = f"organisation.workplace:{scaffold.pk}"
    assert rules.WITHDRAW.open_to(code_holder(cast.company, row=row, now=NOW), photo)
    other = code_holder(cast.company, row="organisation.workplace:2", now=NOW)
    assert not rules.WITHDRAW.open_to(other, photo)


def test_the_holder_of_the_code_is_not_author_of_what_a_member_sent(
    cast: Cast, photo: Attachment
) -> None:
    by = code_holder(cast.company, row=photo.subject, now=NOW)
    assert not rules.WITHDRAW.open_to(by, photo)


def test_one_stranger_is_not_the_author_of_anothers(cast: Cast, scaffold: Workplace) -> None:
    photo = verbs.attach(scaffold, PHOTO, by=stranger(cast.company, now=NOW))
    assert not rules.WITHDRAW.open_to(stranger(cast.company, now=NOW), photo)
