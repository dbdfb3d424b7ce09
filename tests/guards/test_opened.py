"""Marks on browser tests name pages there are."""

from tests.guards.opened import opened_in_rooms, page_templates


def test_every_mark_names_a_page_that_is_there() -> None:
    assert set(opened_in_rooms()) <= page_templates()


def test_a_frame_is_no_page() -> None:
    assert "signin/entrance.html" not in page_templates()
    assert {"account/login.html", "ui/refusal.html", "handling/ask.html"} <= page_templates()
