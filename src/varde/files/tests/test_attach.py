"""Files hang on a row of any room, and tell nothing about who must not be known."""

import logging
import os

import pytest

from varde.audit.models import Event
from varde.files import keeping, storage, verbs
from varde.files.models import Attachment
from varde.files.tests import making
from varde.files.tests.conftest import PAPER, PHOTO, upload
from varde.foundation.refusals import Busy, Forbidden
from varde.organisation.models import Workplace
from varde.people.actors import code_holder, stranger
from varde.testing.cast import NOW, Cast


def test_an_employee_hangs_a_photo_on_a_row(cast: Cast, photo: Attachment) -> None:
    assert photo.subject == f"organisation.workplace:{cast.scaffold.pk}"
    assert photo.state == "kept"
    assert (photo.name, photo.size) == ("rekkverk på stillas.jpg", 7)
    assert photo.added_by == cast.ola
    assert storage.fetch(photo.sha256).read() == b"a photo"
    assert storage.fetch(photo.thumbnail).read() == b"a small photo"


def test_what_was_cleaned_and_kept_before_hangs_as_well(cast: Cast, scaffold: Workplace) -> None:
    kept = keeping.keep(PAPER)
    paper = verbs.attach(scaffold, kept, by=cast.as_(cast.kari))
    assert (paper.name, paper.thumbnail, paper.is_picture()) == ("rutine.pdf", "", False)


def test_the_content_is_written_before_the_row(
    cast: Cast, scaffold: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Busy, match="Try again"):
        verbs.attach(scaffold, PHOTO, by=cast.as_(cast.ola))
    assert not Attachment.objects.exists()


def test_a_stranger_leaves_nothing_behind_but_the_picture(cast: Cast, scaffold: Workplace) -> None:
    photo = verbs.attach(scaffold, PHOTO, by=stranger(cast.company, now=NOW))
    assert (photo.added_by, photo.added_by_kind) == (None, "stranger")
    assert "stillas" not in photo.name
    assert photo.name.endswith(".jpg")
    event = Event.objects.filter(verb="attachment.attach").get()
    assert (event.actor, event.actor_kind) == ("", "stranger")
    assert "stillas" not in str(event.changes) + event.subject_label


def test_the_trail_says_a_file_came_but_not_what_it_was_called(photo: Attachment) -> None:
    event = Event.objects.get(verb="attachment.attach")
    assert event.subject == f"files.attachment:{photo.pk}"
    assert event.changes["name"] == "changed"


def test_a_row_of_another_undertaking_takes_nothing(cast: Cast, scaffold: Workplace) -> None:
    with pytest.raises(Forbidden, match="another undertaking"):
        verbs.attach(scaffold, PHOTO, by=cast.as_(cast.mona))
    assert not Attachment.objects.exists()


def test_somebody_with_no_role_there_is_refused(cast: Cast, scaffold: Workplace) -> None:
    by = code_holder(cast.company, row="deviations.deviation:1", now=NOW)
    with pytest.raises(Forbidden):
        verbs.attach(scaffold, PHOTO, by=by)


def test_of_several_uploads_the_good_hang_and_the_bad_are_named(
    cast: Cast, scaffold: Workplace
) -> None:
    attached, refusals = verbs.attach_all(
        scaffold,
        [upload("a.jpg", making.jpeg()), upload("b.svg", b"<svg/>"), upload("c.png", making.png())],
        by=cast.as_(cast.ola),
    )
    assert [row.name for row in attached] == ["a.jpg", "c.jpg"]
    assert [refusal.name for refusal in refusals] == ["b.svg"]
    assert Attachment.objects.of(scaffold).count() == 2


def test_the_same_photo_twice_is_two_rows_and_one_content(
    cast: Cast, scaffold: Workplace, photo: Attachment
) -> None:
    again = verbs.attach(scaffold, PHOTO, by=cast.as_(cast.siri))
    assert again.sha256 == photo.sha256
    assert Attachment.objects.of(scaffold).count() == 2


def test_what_a_stranger_sends_is_not_in_the_log(
    cast: Cast, scaffold: Workplace, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        verbs.attach_all(
            scaffold,
            [
                upload("Ola-Hansen.jpg", making.jpeg()),
                upload("Ola-Hansen.heic", b"\0\0\0\x18ftypheic"),
            ],
            by=stranger(cast.company, now=NOW),
        )
    assert "Ola-Hansen" not in caplog.text
