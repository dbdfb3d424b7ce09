"""Days said the way people say them."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from varde.ui import dates

OSLO = ZoneInfo("Europe/Oslo")
MONDAY = datetime.date(2026, 11, 23)
MORNING = datetime.datetime(2026, 11, 23, 7, 42, tzinfo=OSLO)


def away(days: int) -> datetime.date:
    return MONDAY + datetime.timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-7, "16 Nov"),
        (-6, "Tuesday"),
        (-1, "yesterday"),
        (0, "today"),
        (1, "tomorrow"),
        (4, "Friday"),
        (6, "Sunday"),
        (7, "30 Nov"),
        (60, "22 Jan 2027"),
    ],
)
def test_within_a_week_the_day_is_said_and_after_that_the_date(days: int, words: str) -> None:
    with translation.override("en"):
        assert dates.day(away(days), MONDAY) == words


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "23. nov. 2026 kl. 07.42"), ("en", "23 Nov 2026 at 07:42")]
)
def test_on_paper_a_day_keeps_its_year_and_is_never_today(language: str, words: str) -> None:
    with translation.override(language):
        assert dates.whole_moment(MORNING) == words
        assert words.startswith(dates.whole_date(MONDAY))


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("nb", "24. nov.", "tirsdag 24. november"),
        ("nn", "24. nov.", "tysdag 24. november"),
        ("en", "24 Nov", "Tuesday 24 November"),
        ("pl", "24 lis", "wtorek 24 listopada"),
    ],
)
def test_dates_follow_the_language_of_the_reader(language: str, short: str, long: str) -> None:
    with translation.override(language):
        assert dates.date(away(1), MONDAY) == short
        assert dates.long_day(away(1), MONDAY) == long


def test_the_year_is_said_only_when_it_is_another() -> None:
    with translation.override("nb"):
        assert dates.long_day(MONDAY, datetime.date(2027, 1, 2)) == "mandag 23. november 2026"
        assert dates.date(MONDAY, MONDAY) == "23. nov."


def test_the_clock_has_a_dot_in_norwegian_and_a_colon_in_english() -> None:
    with translation.override("nb"):
        assert dates.clock(MORNING) == "07.42"
        assert dates.stamp(MORNING, away(60)).endswith("07.42")
    with translation.override("en"):
        assert dates.clock(MORNING) == "07:42"
        assert dates.moment(MORNING, MONDAY) == "today at 07:42"


def test_a_moment_belongs_to_the_day_it_was_in_norway() -> None:
    late_evening_in_utc = datetime.datetime(2026, 11, 22, 23, 30, tzinfo=datetime.UTC)
    with translation.override("en"):
        assert dates.stamp(late_evening_in_utc, MONDAY) == "today 00:30"


@pytest.mark.parametrize(
    ("days", "when", "words"),
    [
        (-6, "late", "6 days overdue"),
        (-1, "late", "1 day overdue"),
        (0, "today", "Today"),
        (1, "soon", "Tomorrow"),
        (4, "soon", "By Friday"),
        (7, "later", "30 Nov"),
    ],
)
def test_a_deadline_says_how_near_it_is(days: int, when: str, words: str) -> None:
    with translation.override("en"):
        assert dates.due(away(days), MONDAY) == (when, words)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "just now"), (1, "1 minute ago"), (59, "59 minutes ago"), (120, "2 hours ago")],
)
def test_fresh_news_are_told_as_time_gone_by(minutes: int, words: str) -> None:
    with translation.override("en"):
        now = MORNING + datetime.timedelta(minutes=minutes)
        assert dates.since(MORNING, now) == words


def test_old_news_are_told_with_their_day() -> None:
    with translation.override("en"):
        assert dates.since(MORNING, MORNING + datetime.timedelta(days=400)) == dates.day(MORNING)


def test_machines_get_the_exact_moment() -> None:
    assert dates.machine(MORNING) == "2026-11-23T07:42+01:00"
    assert dates.machine(MONDAY) == "2026-11-23"


@pytest.mark.parametrize(
    ("language", "typed", "days"),
    [
        ("nb", "i dag", 0),
        ("nb", " I morgen ", 1),
        ("nb", "fredag", 4),
        ("nb", "på søndag", 6),
        ("nb", "Mandag", 7),
        ("en", "tomorrow", 1),
        ("en", "Friday", 4),
        ("en", "i morgen", 1),
    ],
)
def test_a_day_can_be_typed_the_way_it_is_said(language: str, typed: str, days: int) -> None:
    with translation.override(language):
        assert dates.said(typed, MONDAY) == away(days)


@pytest.mark.parametrize("typed", ["", "en dag", "23.11.2026"])
def test_what_is_no_day_in_words_is_left_to_the_calendar(typed: str) -> None:
    assert dates.said(typed, MONDAY) is None
