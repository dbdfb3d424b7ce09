"""The notice-board: what is hung up is read, in the order that burns."""

import datetime
from collections.abc import Iterable
from typing import Any

import pytest

from varde.offers.board import Board, Page, Waiting

TODAY = datetime.date(2026, 11, 23)


def test_every_room_is_heard() -> None:
    board: Board[str] = Board()

    @board.hang_up
    def first(viewer: Any) -> Iterable[str]:
        return [f"{viewer} one"]

    @board.hang_up
    def second(viewer: Any) -> Iterable[str]:
        return [f"{viewer} two", f"{viewer} three"]

    assert list(board.read("Ola")) == ["Ola one", "Ola two", "Ola three"]


def test_danger_comes_first_then_the_deadline_then_the_gravest() -> None:
    def waiting(title: str, **details: Any) -> Waiting:
        return Waiting(title, "/", "", **details)

    yesterday, tomorrow = TODAY - datetime.timedelta(1), TODAY + datetime.timedelta(1)
    found = [
        waiting("whenever"),
        waiting("tomorrow", due_date=tomorrow),
        waiting("tomorrow, grave", due_date=tomorrow, severity=3),
        waiting("late", due_date=yesterday),
        waiting("danger", due_date=tomorrow, urgent=True),
    ]

    in_order = sorted(found, key=lambda one: one.order(TODAY))
    assert [one.title for one in in_order] == [
        "danger",
        "late",
        "tomorrow, grave",
        "tomorrow",
        "whenever",
    ]


PLAN = Page("Measures", "/tiltak/", "The plan.", ("tiltak", "handlingsplan", "QR"))


@pytest.mark.parametrize(
    "typed", ["tiltak", "TILTAKET", "handl", "measures", " tiltak  handlingsplan ", "qr"]
)
def test_a_page_is_meant_by_its_names_their_beginnings_and_endings(typed: str) -> None:
    assert PLAN.is_meant_by(typed)


@pytest.mark.parametrize("typed", ["", "  ", "t", "ti", "142", "tiltak stillas", "q"])
def test_a_page_is_not_meant_by_less_or_by_something_else(typed: str) -> None:
    assert not PLAN.is_meant_by(typed)
