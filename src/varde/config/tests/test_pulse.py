"""The pulse of the worker: one thing that fails stops no other, and what is seldom is not often."""

import datetime
import logging
import threading

import pytest
from django.db import OperationalError

from varde.config import pulse


def test_what_fails_is_logged_and_the_rest_is_done(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(now: datetime.datetime) -> int:
        raise RuntimeError("the mail server bites")

    monkeypatch.setattr(pulse, "OFTEN", (breaks, lambda now: 3))
    monkeypatch.setattr(pulse, "SELDOM", ())
    with caplog.at_level(logging.ERROR):
        assert pulse.once() == 3
    assert "the mail server bites" in caplog.text


def test_what_is_done_once_a_day_is_asked_for_once_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pulse, "OFTEN", (lambda now: 1,))
    monkeypatch.setattr(pulse, "SELDOM", (lambda now: 100,))
    assert [pulse.once(number) for number in (0, 1, 29, 30)] == [101, 1, 1, 101]


def test_without_a_database_it_waits_says_so_once_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    beats: list[datetime.datetime] = []
    well = threading.Event()

    def asks(now: datetime.datetime) -> int:
        beats.append(now)
        if len(beats) < 4:
            raise OperationalError("connection refused")
        well.set()
        return 1

    monkeypatch.setattr(pulse, "SECONDS_BETWEEN_BEATS", 0.001)
    monkeypatch.setattr(pulse, "OFTEN", (asks,))
    monkeypatch.setattr(pulse, "SELDOM", ())
    monkeypatch.setattr(pulse, "once_by_post", lambda number: None)
    monkeypatch.setattr(pulse, "close_old_connections", lambda: None)
    with caplog.at_level(logging.ERROR), pulse.beating():
        assert well.wait(10)
    assert [record.exc_info for record in caplog.records] == [None]
    assert "waits for disk and database: connection refused" in caplog.text


def test_it_beats_until_it_is_told_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    beats: list[int] = []
    third = threading.Event()

    def once(number: int) -> None:
        beats.append(number)
        if number == 2:
            third.set()

    monkeypatch.setattr(pulse, "SECONDS_BETWEEN_BEATS", 0.001)
    monkeypatch.setattr(pulse, "once", once)
    monkeypatch.setattr(pulse, "once_by_post", lambda number: None)
    monkeypatch.setattr(pulse, "close_old_connections", lambda: None)
    with pulse.beating():
        assert third.wait(10)
    assert beats == list(range(len(beats)))
    assert not [one for one in threading.enumerate() if one.name == "pulse"]


def test_a_mail_server_that_says_nothing_holds_up_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers, news = threading.Event(), threading.Event()

    def waits(now: datetime.datetime) -> int:
        answers.wait(30)
        return 0

    def reads(now: datetime.datetime) -> int:
        news.set()
        return 1

    monkeypatch.setattr(pulse, "SECONDS_BETWEEN_BEATS", 0.001)
    monkeypatch.setattr(pulse, "OFTEN", (reads,))
    monkeypatch.setattr(pulse, "SELDOM", ())
    monkeypatch.setattr(pulse, "POST_OFTEN", (waits,))
    monkeypatch.setattr(pulse, "POST_SELDOM", ())
    monkeypatch.setattr(pulse, "close_old_connections", lambda: None)
    with pulse.beating():
        for _beat in range(3):
            news.clear()
            assert news.wait(10)
        answers.set()


def test_letters_that_came_back_are_asked_for_every_five_minutes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pulse, "POST_OFTEN", (lambda now: 1,))
    monkeypatch.setattr(pulse, "POST_SELDOM", (lambda now: 100,))
    assert [pulse.once_by_post(number) for number in (0, 1, 149, 150)] == [101, 1, 1, 101]
