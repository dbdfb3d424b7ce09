"""The field for photos: what was good stays on the form, what was bad is named."""

import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from varde.files import keeping, storage
from varde.files.forms import PhotosField
from varde.files.keeping import Kept
from varde.files.tests import making
from varde.files.tests.conftest import PHOTO, upload
from varde.ui.fields import TextField
from varde.ui.forms import Form


class Report(Form):
    """Like the report: a text that must be there, photos that may."""

    text = TextField()
    photos = PhotosField(required=False, most=3)


class PhotoOnly(Form):
    photos = PhotosField()


def _report(text: str, *uploads: SimpleUploadedFile, notes: list[str] | None = None) -> Report:
    data = QueryDict(mutable=True)
    data["text"] = text
    data.setlist("photos-kept", notes or [])
    return Report(data, MultiValueDict({"photos": list(uploads)}))


def _notes(form: Form) -> list[str]:
    return [kept.sealed for kept in form.fields["photos"].kept]  # type: ignore[attr-defined]


def test_good_photos_come_out_kept() -> None:
    form = _report("Løst", upload("a.jpg", making.jpeg()), upload("b.png", making.png()))
    assert form.is_valid(), form.errors
    photos: list[Kept] = form.cleaned_data["photos"]
    assert [one.name for one in photos] == ["a.jpg", "b.jpg"]
    assert all(storage.holds(one.sha256) and storage.holds(one.thumbnail) for one in photos)


def test_no_photo_is_fine_when_none_is_needed() -> None:
    form = _report("Løst")
    assert form.is_valid()
    assert form.cleaned_data["photos"] == []


def test_no_photo_is_said_when_one_is_needed() -> None:
    form = PhotoOnly(QueryDict(), MultiValueDict())
    assert not form.is_valid()
    assert "photos" in form.errors


def test_one_bad_among_good_is_named_and_the_good_stay() -> None:
    form = _report("Løst", upload("a.jpg", making.jpeg()), upload("tegning.svg", b"<svg/>"))
    assert not form.is_valid()
    said = str(form.errors["photos"])
    assert "tegning.svg" in said
    assert [kept.name for kept in form.fields["photos"].kept] == ["a.jpg"]  # type: ignore[attr-defined]
    again = _report("Løst", notes=_notes(form))
    assert again.is_valid()
    assert [kept.name for kept in again.cleaned_data["photos"]] == ["a.jpg"]


def test_a_fault_elsewhere_does_not_lose_the_photo() -> None:
    form = _report("", upload("a.jpg", making.jpeg()))
    assert not form.is_valid()
    html = str(form["photos"])
    assert 'name="photos-kept"' in html
    again = _report("Løst", notes=_notes(form))
    assert again.is_valid()
    assert len(again.cleaned_data["photos"]) == 1


def test_what_was_kept_stays_through_several_faults() -> None:
    first = _report("", upload("a.jpg", making.jpeg()))
    assert not first.is_valid()
    second = _report("", upload("b.png", making.png()), notes=_notes(first))
    assert not second.is_valid()
    third = _report("Løst", notes=_notes(second))
    assert third.is_valid()
    assert [kept.name for kept in third.cleaned_data["photos"]] == ["a.jpg", "b.jpg"]


def test_a_note_we_did_not_write_is_no_photo() -> None:
    note = keeping.keep(PHOTO).sealed
    form = _report("Løst", notes=[note[:-2] + "xx", "tull", ""])
    assert form.is_valid()
    assert form.cleaned_data["photos"] == []


def test_a_note_of_something_swept_away_is_no_photo() -> None:
    kept = keeping.keep(PHOTO)
    for folder in storage.contents():
        for path in folder:
            storage.drop(path)
    assert keeping.unseal(kept.sealed) is None


def test_a_note_grows_old(time_machine: Any) -> None:
    note = keeping.keep(PHOTO).sealed
    assert keeping.unseal(note) is not None
    time_machine.move_to(time.time() + keeping.LIFETIME + 60)
    assert keeping.unseal(note) is None


def test_too_many_at_once_is_said_with_the_limit() -> None:
    form = _report("Løst", *[upload(f"{number}.jpg", b"x") for number in range(4)])
    assert not form.is_valid()
    assert "3" in str(form.errors["photos"])


def test_the_name_of_a_bad_file_cannot_be_markup() -> None:
    form = _report("Løst", upload("<script>.svg", b"<svg/>"))
    assert not form.is_valid()
    assert "<script>" not in str(form.errors["photos"])


def test_the_camera_and_the_papers_can_be_chosen() -> None:
    html = str(Report()["photos"])
    assert "image/heic" in html
    assert "application/pdf" in html
    assert "multiple" in html
    assert Report().is_multipart()


def test_a_full_disk_is_said_on_the_form(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(content: bytes) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage, "keep", full)
    form = _report("Løst", upload("a.jpg", making.jpeg()))
    assert not form.is_valid()
    assert "photos" in form.errors
