"""When disk or database is out of reach: a page that needs neither, with what was typed on it."""

import errno
import logging
import sqlite3

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InternalError, OperationalError, ProgrammingError
from django.test import Client, RequestFactory
from psycopg import errors

from varde.foundation.outages import is_outage
from varde.ui import outages

WORDS = "The rail is gone at stair 2."


@pytest.fixture
def stranger() -> Client:
    """Gets the answer that people get, and not the fault behind it."""
    return Client(raise_request_exception=False, headers={"Accept-Language": "en"})


def caused(fault: Exception, cause: Exception) -> Exception:
    fault.__cause__ = cause
    return fault


def sqlite_error(code: int) -> Exception:
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    return caused(OperationalError("said by SQLite"), error)


@pytest.mark.parametrize(
    "fault",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EROFS, "Read-only file system"),
        OperationalError("connection refused"),
        caused(OperationalError("gone"), errors.AdminShutdown()),
        caused(InternalError("read-only"), errors.ReadOnlySqlTransaction()),
        sqlite_error(sqlite3.SQLITE_FULL),
        sqlite_error(sqlite3.SQLITE_IOERR_WRITE),
        sqlite_error(sqlite3.SQLITE_READONLY),
    ],
)
def test_what_passes_by_itself_is_known(fault: Exception) -> None:
    assert is_outage(fault)


@pytest.mark.parametrize(
    "fault",
    [
        None,
        ZeroDivisionError(),
        FileNotFoundError(errno.ENOENT, "No such file"),
        ProgrammingError("no such column"),
        InternalError("something else"),
        sqlite_error(sqlite3.SQLITE_ERROR),
    ],
)
def test_mistakes_of_ours_are_not_taken_for_it(fault: Exception | None) -> None:
    assert not is_outage(fault)


def test_who_reads_is_told_to_come_back(stranger: Client) -> None:
    response = stranger.get("/reach/")
    html = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "120")
    assert "Out of order just now" in html
    assert "113" in html


def test_who_sends_has_their_words_back(stranger: Client) -> None:
    response = stranger.post("/reach/", {"text": WORDS, "password": "hunter22"})
    html = response.content.decode()
    assert response.status_code == 503
    assert "It could not be stored just now" in html
    assert WORDS in html
    assert "hunter22" not in html


def test_the_words_are_there_also_when_nobody_had_read_them_and_a_file_came_along(
    rf: RequestFactory,
) -> None:
    photo = SimpleUploadedFile("a.jpg", b"\xff\xd8" * 50_000)
    unread = rf.post("/", {"text": WORDS, "photos": photo})
    html = outages.answer(unread, OperationalError()).content.decode()
    assert WORDS in html
    assert not unread.FILES


def test_a_telephone_is_told_in_a_line(stranger: Client) -> None:
    response = stranger.post("/reach/", {"text": WORDS}, headers={"Accept": "application/json"})
    assert response.status_code == 503
    assert "send it again" in response.json()["why"]


def test_the_log_gets_a_line_and_no_trace(
    stranger: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        stranger.get("/reach/")
    said = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(said) == 1
    assert said[0].exc_info is None
    assert "connection refused" in caplog.text
