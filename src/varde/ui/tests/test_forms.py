"""A form says what to do, keeps what was typed, and carries out one verb."""

from typing import Any

import pytest
from django import forms
from django.template import engines
from django.utils import translation

from varde.foundation.refusals import Forbidden, Refused
from varde.testing.page_checker import check_part
from varde.ui.fields import DateField, FileField, FilesField, TextField, YesNoField
from varde.ui.forms import Form


class Measure(Form):
    title = forms.CharField(label="What?", max_length=10, help_text="In a few words.")
    more = TextField(label="More", required=False)
    due_date = DateField(label="Due")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")])
    who = forms.ChoiceField(label="Who", choices=[("x", "X")], widget=forms.RadioSelect)
    must = forms.BooleanField(label="Must", required=False)
    danger = YesNoField(label="Danger?", required=False)
    pictures = FilesField(label="Pictures", required=False)
    sheet = FileField(label="Sheet", required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


GOOD = {"title": "Rail", "due_date": "23.11.2026", "kind": "a", "who": "x"}


def drawn(form: Form, source: str = "{{ ui.errors(form) }}{{ ui.all_fields(form) }}") -> str:
    with translation.override("en"):
        html: str = engines["jinja2"].from_string(source).render({"form": form})
    check_part(html)
    return html


def test_every_field_is_labelled_and_described_by_its_help() -> None:
    html = drawn(Measure())
    assert 'aria-describedby="id_title_helptext"' in html
    assert 'id="id_title_helptext"' in html
    for bound in Measure():
        assert bound.is_hidden or str(bound.label) in html


def test_only_what_must_be_filled_is_marked() -> None:
    assert drawn(Measure()).count("must be filled in") == 4


def test_the_browser_is_not_left_to_say_what_is_missing() -> None:
    assert " required" not in drawn(Measure())


def test_what_went_wrong_is_said_on_top_and_at_the_field() -> None:
    html = drawn(Measure({**GOOD, "due_date": "31.02.2026", "who": ""}))
    assert 'href="#id_due_date"' in html
    assert 'href="#id_who_0"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_due_date_error"' in html
    assert "autofocus" in html


def test_what_was_typed_is_still_there() -> None:
    html = drawn(Measure({**GOOD, "more": "It rattles.", "due_date": "31.02.2026"}))
    assert "It rattles." in html
    assert 'value="31.02.2026"' in html


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("title", "", "This must be filled in."),
        ("title", "A railing is gone", "Shorten this to 10 characters. Now it is 17."),
        ("kind", "c", "Choose one of the lines in the list."),
        ("due_date", "x", "That date does not exist. Write it like this: 23.11.2026"),
    ],
)
def test_errors_say_what_to_do(field: str, typed: str, words: str) -> None:
    with translation.override("en"):
        assert Measure({**GOOD, field: typed}).errors[field] == [words]


def test_words_a_form_chose_itself_are_kept() -> None:
    class Ask(Form):
        text = forms.CharField(error_messages={"required": "Write what is wrong."})

    assert Ask({}).errors["text"] == ["Write what is wrong."]


def test_a_form_that_is_right_carries_out_the_verb() -> None:
    def order(**typed: Any) -> str:
        return f"{typed['title']} by {typed['by']}"

    form = Measure(GOOD)
    assert form.carries_out(order, by="Kari")
    assert form.result == "Rail by Kari"


def test_a_form_that_is_wrong_never_reaches_the_verb() -> None:
    def order(**typed: Any) -> None:
        pytest.fail("carried out")

    assert not Measure({}).carries_out(order)


def test_a_refusal_becomes_an_error_on_the_form() -> None:
    def order(**typed: Any) -> None:
        raise Refused("Finish the open measures first.")

    form = Measure(GOOD)
    assert not form.carries_out(order)
    assert "Finish the open measures first." in drawn(form)
    assert "That did not work" in drawn(form)


def test_what_is_not_yours_to_do_is_no_form_error() -> None:
    def order(**typed: Any) -> None:
        raise Forbidden

    with pytest.raises(Forbidden):
        Measure(GOOD).carries_out(order)


def test_a_form_and_a_field_can_draw_themselves() -> None:
    assert "ds-field" in str(Measure())
    assert "ds-field" in str(Measure()["title"].as_field_group())


def test_yes_can_open_a_box_and_burn() -> None:
    html = drawn(Measure(), "{{ ui.yesno(form['danger'], shows='danger', signal='yes') }}")
    assert html.count('data-shows="danger"') == 1
    assert html.index("data-signal") > html.index('value="no"')


def test_a_whole_form_carries_its_token_and_cannot_be_sent_twice() -> None:
    html = drawn(Measure(), "{% call ui.form(form, '/x/', 'token', files='yes') %}{% endcall %}")
    assert "<send-once" in html
    assert 'enctype="multipart/form-data"' in html
    assert "novalidate" in html
