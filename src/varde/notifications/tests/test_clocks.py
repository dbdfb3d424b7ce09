"""Reminders before, on and after; one leader further up when it stands still; once each."""

import datetime

import pytest

from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import received, report
from varde.mail.models import Letter
from varde.notifications.models import Notification
from varde.notifications.tests.conftest import Told
from varde.notifications.verbs import clocks, digest
from varde.people.models import User
from varde.testing.cast import NOW, Cast

DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def case(cast: Cast) -> Deviation:
    """With Kari, and due in ten days."""
    User.objects.update(language="en")
    case = received(cast, report(cast, "The rail is gone."))
    Deviation.objects.filter(pk=case.pk).update(due_date=NOW.date() + 10 * DAY)
    return case


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (3, ""),
        (2, "before"),
        (1, "before"),
        (0, "today"),
        (-1, "late0"),
        (-6, "late0"),
        (-7, "late1"),
        (-15, "late2"),
    ],
)
def test_a_day_has_its_stage(days: int, stage: str) -> None:
    assert clocks.stage(days) == stage


def test_reminded_before_on_and_after_and_never_twice_a_day(
    cast: Cast, case: Deviation, told: Told
) -> None:
    before = len(told(cast.kari))
    for day in range(18):
        clocks.remind_all(NOW + day * DAY)
        clocks.remind_all(NOW + day * DAY + HOUR)
    said = told(cast.kari)[before:]
    assert said == [
        f"Case {case.number} is due in 2 days",
        f"Case {case.number} is due today",
        f"Case {case.number} is 1 day overdue",
        f"Case {case.number} is 7 days overdue",
    ]


def test_when_it_stands_still_the_next_leader_hears_of_it(
    cast: Cast, case: Deviation, told: Told
) -> None:
    clocks.remind_all(NOW + 16 * DAY)
    assert told(cast.bjorn) == []
    clocks.remind_all(NOW + 17 * DAY)
    clocks.remind_all(NOW + 18 * DAY)
    assert told(cast.bjorn) == [f"Case {case.number} is 7 days overdue with Kari"]


def test_what_is_serious_goes_further_up_sooner(cast: Cast, case: Deviation, told: Told) -> None:
    Deviation.objects.filter(pk=case.pk).update(potential=3)
    clocks.remind_all(NOW + 13 * DAY)
    assert told(cast.bjorn) == [f"Case {case.number} is 3 days overdue with Kari"]


def test_a_machine_that_stood_still_reminds_when_it_is_up(
    cast: Cast, case: Deviation, told: Told
) -> None:
    before = len(told(cast.kari))
    clocks.remind_all(NOW + 12 * DAY)
    assert told(cast.kari)[before:] == [f"Case {case.number} is 2 days overdue"]


def test_a_new_date_starts_anew(cast: Cast, case: Deviation, told: Told) -> None:
    before = len(told(cast.kari))
    clocks.remind_all(NOW + 10 * DAY)
    Deviation.objects.filter(pk=case.pk).update(due_date=NOW.date() + 20 * DAY)
    clocks.remind_all(NOW + 20 * DAY)
    assert told(cast.kari)[before:] == [f"Case {case.number} is due today"] * 2


def test_not_before_the_morning(cast: Cast, case: Deviation) -> None:
    night = NOW.replace(hour=3) + 10 * DAY
    assert clocks.remind_all(night) == 0
    assert clocks.remind_all(night + 5 * HOUR) == 1


def test_a_closed_case_reminds_nobody(cast: Cast, case: Deviation) -> None:
    Deviation.objects.filter(pk=case.pk).update(state="withdrawn")
    assert clocks.remind_all(NOW + 30 * DAY) == 0


def test_the_letter_of_the_day_holds_what_waited_once(
    cast: Cast, told: Told, post_office: None
) -> None:
    User.objects.update(language="en")
    first, second = report(cast, "The rail is gone."), report(cast, "The ladder is gone.")
    assert len(told(cast.siri)) == 2
    assert digest.write_all(NOW + DAY) == 1
    assert digest.write_all(NOW + DAY + HOUR) == 0
    letter = Letter.objects.get(to=cast.siri.email)
    assert letter.subject == "2 new things in Varde"
    assert first.number in letter.text
    assert second.number in letter.text
    assert "https://varde.example/fjordbygg-as/avvik/" in letter.html


def test_what_is_read_already_comes_in_no_letter(cast: Cast, told: Told, post_office: None) -> None:
    report(cast, "The rail is gone.")
    told(cast.siri)
    Notification.objects.update(read_at=NOW)
    assert digest.write_all(NOW + DAY) == 0
