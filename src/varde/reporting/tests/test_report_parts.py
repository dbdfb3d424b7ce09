"""The small parts a report is made with: the form's secret, the limits, the news, the log."""

import datetime
import logging

import pytest

from varde.deviations import discretion, receipts
from varde.files.cleaning import Refusal
from varde.reporting import limits, news, submissions
from varde.reporting.doors import as_read
from varde.reporting.models import Tally
from varde.reporting.submissions import Stale
from varde.testing.cast import NOW

WEEK = datetime.timedelta(days=7)
FEW = limits.Limit("few", most=3, seconds=600)


def test_a_form_we_showed_here_is_known_again() -> None:
    token = submissions.fresh("poster:1", now=NOW)
    submission = submissions.opened(token, "poster:1", now=NOW + WEEK)
    assert submission.shown_at == NOW
    assert submissions.opened(token, "poster:1", now=NOW) == submission


def test_no_two_forms_are_the_same() -> None:
    assert len({submissions.fresh("poster:1", now=NOW) for _ in range(50)}) == 50


@pytest.mark.parametrize("token", ["", "nonsense", "a:b:c"])
def test_what_is_not_ours_is_stale(token: str) -> None:
    with pytest.raises(Stale):
        submissions.opened(token, "poster:1", now=NOW)


def test_a_form_from_another_desk_is_stale() -> None:
    token = submissions.fresh("poster:1", now=NOW)
    with pytest.raises(Stale):
        submissions.opened(token, "poster:2", now=NOW)


def test_a_form_older_than_a_week_is_stale() -> None:
    token = submissions.fresh("poster:1", now=NOW)
    with pytest.raises(Stale):
        submissions.opened(token, "poster:1", now=NOW + WEEK + datetime.timedelta(seconds=1))


def test_the_secret_follows_what_was_said() -> None:
    token = submissions.fresh("poster:1", now=NOW)
    submission = submissions.opened(token, "poster:1", now=NOW)
    assert submission.of("oil") == submission.of("oil")
    assert submission.of("oil") != submission.of("gas")


def test_a_limit_is_reached_and_passes(db: None) -> None:
    for _ in range(3):
        assert not FEW.is_reached("door", now=NOW)
        assert FEW.take("door", now=NOW)
    assert FEW.is_reached("door", now=NOW)
    assert not FEW.take("door", now=NOW)
    assert not FEW.is_reached("door", now=NOW + datetime.timedelta(minutes=10, seconds=1))


def test_each_bucket_is_its_own(db: None) -> None:
    for _ in range(3):
        FEW.take("door", now=NOW)
    assert not FEW.is_reached("window", now=NOW)


def test_the_oldest_moment_leaves_the_bucket_first(db: None) -> None:
    for minute in (0, 4, 8):
        FEW.take("door", now=NOW + datetime.timedelta(minutes=minute))
    assert FEW.is_reached("door", now=NOW + datetime.timedelta(minutes=9))
    assert not FEW.is_reached("door", now=NOW + datetime.timedelta(minutes=11))


def test_what_counts_no_more_is_thrown_away(db: None) -> None:
    FEW.take("door", now=NOW)
    FEW.take("window", now=NOW + datetime.timedelta(minutes=5))
    assert limits.sweep(NOW + datetime.timedelta(minutes=11)) == 1
    assert Tally.objects.get().pk == "few:window"


def test_news_are_read_on_the_next_page_only_about_the_same_case() -> None:
    lost = [Refusal("bilde.svg", "This is not a picture.")]
    seal = news.sealed(news.SENT, about="case 1", lost=lost)
    read = news.opened(seal, about="case 1")
    assert read
    assert (read.said, list(read.lost)) == (news.SENT, lost)
    assert news.opened(seal, about="case 2") is None
    assert news.opened("nonsense", about="case 1") is None


def test_a_very_long_list_of_names_still_fits_in_an_address() -> None:
    lost = [Refusal("n" * 100, "This is not a picture or a PDF.") for _ in range(50)]
    assert len(news.sealed(news.SENT, about="case 1", lost=lost)) < 1500


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("K7TM-4QXP-9R", "K7TM-4QXP-9R"),
        ("k7tm4qxp9r", "K7TM-4QXP-9R"),
        (" k7tm 4qxp 9r ", "K7TM-4QXP-9R"),
        ("OIL0-1234-56", "0110-1234-56"),
        ("K7TM-4QXP", ""),
        ("K7TM-4QXP-9R-X", ""),
        ("K7TM-4QXP-9Ø", ""),
        ("", ""),
    ],
)
def test_a_code_is_read_however_it_is_written(typed: str, read: str) -> None:
    assert as_read(typed) == read
    assert bool(receipts.digest(typed)) == bool(read)


def test_every_code_we_give_is_read_as_itself() -> None:
    for number in range(200):
        code = receipts.code_for(str(number))
        assert as_read(code) == code


def _line(message: str, *args: object) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)
    assert discretion.WithoutCodes().filter(record)
    return record.getMessage()


def test_no_code_stands_in_the_log() -> None:
    assert _line("%s: %s", "Not Found", "/svar/K7TM-4QXP-9R/rett/") == "Not Found: /svar/…/rett/"
    assert _line("GET /svar/K7TM-4QXP-9R?ny=abc") == "GET /svar/…?ny=abc"


def test_other_lines_are_left_alone() -> None:
    assert _line("%s: %s", "Not Found", "/fjordbygg-as/avvik/") == "Not Found: /fjordbygg-as/avvik/"


def test_the_log_of_the_product_is_discreet(settings: object) -> None:
    handler = settings.LOGGING["handlers"]["console"]  # type: ignore[attr-defined]
    chosen = [settings.LOGGING["filters"][name]["()"] for name in handler["filters"]]  # type: ignore[attr-defined]
    assert chosen == ["varde.deviations.discretion.WithoutCodes"]
