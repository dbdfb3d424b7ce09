"""What people type, taken as they meant it."""

import datetime
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from varde.ui.fields import DateField, FileField, FilesField, MomentField, TextField, YesNoField

DAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed", ["23.11.2026", "23.11.26", "2026-11-23", "23/11/2026", " 23.11.2026 "]
)
def test_a_date_is_taken_in_every_norwegian_form(typed: str) -> None:
    assert DateField().clean(typed) == DAY


@pytest.mark.parametrize("typed", ["31.02.2026", "11/23/2026", "en gang", "23.11"])
def test_a_date_that_does_not_exist_is_told_how_to_write(typed: str) -> None:
    with translation.override("en"), pytest.raises(forms.ValidationError, match=r"23\.11\.2026"):
        DateField().clean(typed)


def test_a_date_with_day_and_month_below_thirteen_is_day_first() -> None:
    assert DateField().clean("03.04.2026") == datetime.date(2026, 4, 3)


@pytest.mark.parametrize("typed", ["2026-11-23T07:30", "23.11.2026 07.30", "23.11.2026 07:30"])
def test_a_moment_is_taken_from_the_picker_and_from_the_keyboard(typed: str) -> None:
    moment = MomentField().clean(typed)
    assert moment.astimezone(datetime.UTC).hour == 6


@pytest.mark.parametrize(("typed", "meant"), [("yes", True), ("no", False), ("", None)])
def test_yes_no_and_no_answer_are_three_things(typed: str, meant: bool | None) -> None:
    assert YesNoField(required=False).clean(typed) is meant


def test_an_earlier_answer_is_chosen_again() -> None:
    class Answered(forms.Form):
        danger = YesNoField(initial=False)

    assert 'value="no" id="id_danger_0" checked' in str(Answered()["danger"].as_widget()).replace(
        " required", ""
    )


def test_several_files_come_as_a_list_and_none_as_an_empty_one() -> None:
    class Evidence(forms.Form):
        pictures = FilesField(required=False)

    sent: Any = MultiValueDict(
        {"pictures": [SimpleUploadedFile("a.jpg", b"1"), SimpleUploadedFile("b.jpg", b"2")]}
    )
    form = Evidence({}, sent)
    assert form.is_valid()
    assert [one.name for one in form.cleaned_data["pictures"]] == ["a.jpg", "b.jpg"]
    none = Evidence({}, MultiValueDict())
    assert none.is_valid()
    assert none.cleaned_data["pictures"] == []


def test_files_that_must_be_there_are_missed() -> None:
    with pytest.raises(forms.ValidationError):
        FilesField().clean([])


def test_only_the_kinds_asked_for_are_offered_by_the_telephone() -> None:
    assert FilesField(accept="image/*").widget.attrs["accept"] == "image/*"
    assert FileField(accept=".csv").widget.attrs["accept"] == ".csv"


def test_a_text_keeps_its_line_breaks() -> None:
    assert TextField().clean("one\ntwo ") == "one\ntwo"
