"""What was sent and never hung on a row is swept away after a day; nothing else is."""

import datetime
import os
from pathlib import Path

import pytest

from varde.files import storage, verbs
from varde.files.models import Attachment
from varde.files.tasks import GRACE, sweep_orphans
from varde.testing.cast import Cast

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _age(contents: Path, age: datetime.timedelta) -> None:
    for path in contents.rglob("*"):
        moment = path.stat().st_mtime - age.total_seconds()
        os.utime(path, (moment, moment))


def test_a_file_nobody_speaks_of_goes_after_a_day(
    db: None, contents: Path, now: datetime.datetime
) -> None:
    sha = storage.keep(b"ingen")
    _age(contents, GRACE + HOUR)
    assert sweep_orphans(now) == 1
    assert not storage.holds(sha)


def test_it_stays_while_its_form_may_still_be_sent(
    db: None, contents: Path, now: datetime.datetime
) -> None:
    sha = storage.keep(b"ingen")
    _age(contents, GRACE - HOUR)
    assert sweep_orphans(now) == 0
    assert storage.holds(sha)


def test_sent_again_it_is_young_again(db: None, contents: Path, now: datetime.datetime) -> None:
    storage.keep(b"ingen")
    _age(contents, GRACE + HOUR)
    storage.keep(b"ingen")
    assert sweep_orphans(now) == 0


def test_what_a_row_speaks_of_stays(
    photo: Attachment, contents: Path, now: datetime.datetime
) -> None:
    _age(contents, GRACE * 400)
    assert sweep_orphans(now) == 0
    assert storage.holds(photo.sha256)
    assert storage.holds(photo.thumbnail)


def test_what_is_taken_away_can_still_be_put_back(
    cast: Cast, photo: Attachment, contents: Path, now: datetime.datetime
) -> None:
    verbs.withdraw(photo, by=cast.as_(cast.ola))
    _age(contents, GRACE * 400)
    assert sweep_orphans(now) == 0


def test_leftovers_of_a_crash_go_too(db: None, contents: Path, now: datetime.datetime) -> None:
    sha = storage.keep(b"ingen")
    (contents / sha[:2] / sha[2:4] / ".new-half").write_bytes(b"half")
    _age(contents, GRACE + HOUR)
    assert sweep_orphans(now) == 2
    assert [path for path in contents.rglob("*") if path.is_file()] == []


def test_an_empty_house_has_nothing_to_sweep(db: None, now: datetime.datetime) -> None:
    assert sweep_orphans(now) == 0
