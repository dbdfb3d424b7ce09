"""The components: all found under one name, and saying what they should."""

import datetime
from collections import Counter
from typing import Any

import pytest
import time_machine
from django.template import engines
from django.utils import timezone, translation
from jinja2 import Environment, UndefinedError

from varde.testing.page_checker import check_part
from varde.ui.components import FILES


@pytest.fixture
def jinja() -> Environment:
    return engines["jinja2"].env  # type: ignore[attr-defined,no-any-return]


def said(jinja: Environment, source: str, **words: Any) -> str:
    with translation.override("en"):
        html = jinja.from_string(source).render(words)
    check_part(html)
    return html


def test_no_two_files_offer_the_same_component(jinja: Environment) -> None:
    modules = [jinja.get_template(f"ui/macros/{file}.html").module for file in FILES]
    names = Counter(name for one in modules for name in vars(one) if not name.startswith("_"))
    assert [name for name, times in names.items() if times > 1] == []


def test_a_component_nobody_wrote_is_an_error(jinja: Environment) -> None:
    with pytest.raises(UndefinedError, match="dashboard"):
        said(jinja, "{{ ui.dashboard() }}")


def test_a_word_the_page_does_not_know_is_an_error(jinja: Environment) -> None:
    with pytest.raises(UndefinedError):
        said(jinja, "{{ nobody }}")


def test_what_people_write_is_shown_as_they_wrote_it(jinja: Environment) -> None:
    html = said(jinja, "{{ ui.prose(text) }}", text="<script>alert(1)</script>")
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("level", "word", "stones"),
    [(0, "Not assessed", 0), (1, "Less serious", 1), (2, "Serious", 2), (3, "Very serious", 3)],
)
def test_severity_is_stones_and_a_word(
    jinja: Environment, level: int, word: str, stones: int
) -> None:
    html = said(jinja, "{{ ui.severity(level) }}", level=level)
    assert word in html
    assert html.count('fill="currentColor"') == stones


def test_a_case_not_assessed_has_dotted_stones(jinja: Environment) -> None:
    assert said(jinja, "{{ ui.severity(none) }}").count("stroke-dasharray") == 3


@pytest.mark.parametrize(
    ("fill", "shape"), [(0, "2.1 2.14"), (35, "35 100"), (100, 'r="7.5"'), ("no", "M3.4")]
)
def test_a_state_is_a_clock_that_fills(jinja: Environment, fill: Any, shape: str) -> None:
    html = said(jinja, "{{ ui.state('Received', fill) }}", fill=fill)
    assert shape in html
    assert "Received" in html


@pytest.mark.parametrize(
    ("days", "when", "words"),
    [(-6, "late", "6 days overdue"), (0, "today", "Answer today"), (40, "later", "Due")],
)
def test_a_deadline_has_a_shape_for_how_near_it_is(
    jinja: Environment, days: int, when: str, words: str
) -> None:
    day = timezone.localdate() + datetime.timedelta(days=days)
    html = said(jinja, "{{ ui.due(day, prefix='Due', on_the_day='Answer today') }}", day=day)
    assert f'data-when="{when}"' in html
    assert words in html


def test_a_cell_says_its_own_name_on_a_phone(jinja: Environment) -> None:
    day = timezone.localdate() + datetime.timedelta(days=40)
    html = said(jinja, "{{ ui.due(day, label='Due') }}", day=day)
    assert '<span class="v-label v-small">Due </span>' in html


def test_the_step_now_is_told_to_screen_readers_and_in_words_on_phones(
    jinja: Environment,
) -> None:
    stages = [{"word": "Reported", "place": "done"}, {"word": "Assessed", "place": "now"}]
    html = said(jinja, "{{ ui.steps(stages, 'The way') }}", stages=stages)
    assert 'aria-current="step"' in html
    assert "step 2 of 2" in html


def test_a_register_keeps_being_a_table_when_it_becomes_cards(jinja: Environment) -> None:
    html = said(
        jinja,
        "{% call ui.table('Cases', [{'name': 'Case', 'sort': 'ascending', 'url': '?x'}]) %}"
        "{% call ui.row(late='yes') %}{{ ui.title_cell('Rail', '/1/', 'Quay') }}{% endcall %}"
        "{% endcall %}",
    )
    for role in ("table", "rowgroup", "row", "columnheader", "rowheader"):
        assert f'role="{role}"' in html
    assert 'aria-sort="ascending"' in html
    assert "data-late" in html


def test_the_last_page_offers_no_next(jinja: Environment) -> None:
    assert "The next 50" in said(jinja, "{{ ui.pager('?after=1') }}")
    assert said(jinja, "{{ ui.pager() }}").strip() == ""


def test_an_empty_list_has_one_sentence_and_one_next_step(jinja: Environment) -> None:
    html = said(jinja, "{% call ui.empty('Nothing waits.') %}{{ ui.link('Go', '/') }}{% endcall %}")
    assert "Nothing waits." in html
    assert 'href="/"' in html


def test_what_was_done_can_be_undone_without_script(jinja: Environment) -> None:
    html = said(jinja, "{{ ui.told_notice('Closed.', token, undo='/undo/') }}", token="")
    assert '<form method="post" action="/undo/">' in html
    assert "Undo" in html


def test_emergency_numbers_can_be_called(jinja: Environment) -> None:
    html = said(jinja, "{{ ui.call_buttons() }}{{ ui.call_buttons([('73 19 97 00', 'Arb')]) }}")
    for number in ("113", "110", "112", "73199700"):
        assert f'href="tel:{number}"' in html


def test_the_cairn_has_a_stone_for_each_point_and_says_so(jinja: Environment) -> None:
    html = said(jinja, "{{ ui.cairn(['yes', 'part', 'no'], 'Three stones') }}")
    assert html.count("data-s=") == 3
    assert 'aria-label="Three stones"' in html


def test_a_remembered_mark_still_follows_the_language_and_the_day(jinja: Environment) -> None:
    mark = jinja.globals["ui"].due  # type: ignore[attr-defined]
    day = timezone.localdate() + datetime.timedelta(days=40)
    with translation.override("en"):
        english = mark(day)
        assert mark(day) is english
    with translation.override("nb"):
        assert mark(day) != english
    with time_machine.travel(timezone.now() + datetime.timedelta(days=50)):
        assert 'data-when="late"' in mark(day)
