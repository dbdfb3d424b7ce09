"""Who is away is not nagged: whoever stands in hears instead, and on return it is summed up."""

import datetime

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import report
from varde.mail.models import Letter
from varde.notifications.models import Notification
from varde.notifications.tests.conftest import Told
from varde.notifications.verbs import clocks, digest, own, reading
from varde.people import verbs as people
from varde.people.models import Member, User
from varde.testing.cast import NOW, Cast

DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def in_english(cast: Cast) -> None:
    User.objects.update(language="en")


def away(cast: Cast, member: Member, deputy: Member | None, days: int = 7) -> None:
    people.tell_absence(
        member,
        start_date=NOW.date(),
        end_date=NOW.date() + days * DAY,
        deputy=deputy,
        by=cast.as_(cast.bjorn),
    )


def letters_to(member: Member) -> list[str]:
    rows = Letter.objects.filter(to=member.email).order_by("created_at", "pk")
    return list(rows.values_list("subject", flat=True))


def test_both_are_told_of_the_absence(cast: Cast, told: Told) -> None:
    away(cast, cast.kari, cast.per)
    words = "Kari is away from 23 Nov 2026 to 30 Nov 2026; Per stands in"
    assert told(cast.per) == [words]
    assert told(cast.kari) == [words]


def test_the_deputy_gets_the_letter_and_the_absent_only_the_line_in_the_inbox(
    cast: Cast, loose_rail: Deviation, told: Told, post_office: None
) -> None:
    reading.read_all(NOW)
    Letter.objects.all().delete()
    verbs.delegate(loose_rail, handler=cast.siri, by=cast.as_(cast.kari))
    away(cast, cast.siri, cast.per)
    words = f"You have been given case {loose_rail.number}"
    assert words in told(cast.siri)
    assert f"{words} (for Siri)" in told(cast.per)
    assert f"{words} (for Siri)" in letters_to(cast.per)
    assert words not in letters_to(cast.siri)


def test_a_new_case_is_told_to_the_deputy_and_kept_for_the_absent(
    cast: Cast, told: Told, post_office: None
) -> None:
    away(cast, cast.kari, cast.per)
    case = report(cast, "The ladder is gone.")
    line = f"New at Stillas B: {case.number}"
    assert line in told(cast.per)
    assert line in told(cast.kari)
    assert letters_to(cast.per).count(line) == 1
    assert line not in letters_to(cast.kari)


def test_reminders_go_to_whoever_stands_in_and_up_the_line_past_both(
    cast: Cast, loose_rail: Deviation, told: Told
) -> None:
    Deviation.objects.update(due_date=NOW.date() - 8 * DAY)
    away(cast, cast.kari, cast.per)
    reading.read_all(NOW)
    clocks.remind_all(NOW)
    words = f"An answer to the reporter of case {loose_rail.number} is 8 days overdue"
    assert f"{words} (for Kari)" in told(cast.per)
    assert f"{words} with Kari" in told(cast.bjorn)
    assert not any(line.startswith(f"{words} with") for line in told(cast.per))


def test_without_a_deputy_whoever_leads_hears(
    cast: Cast, loose_rail: Deviation, told: Told
) -> None:
    Deviation.objects.update(due_date=NOW.date())
    away(cast, cast.kari, None)
    clocks.remind_all(NOW)
    assert "due today (for Kari)" in " ".join(told(cast.bjorn))


def test_what_nobody_else_may_know_of_is_written_to_the_absent_themselves(
    cast: Cast, loose_rail: Deviation, told: Told, post_office: None
) -> None:
    group = people.form_group(name="AMU", members=[cast.kari], by=cast.as_(cast.bjorn))
    verbs.close_to(loose_rail, group=group, by=cast.as_(cast.kari))
    reading.read_all(NOW)
    Deviation.objects.update(due_date=NOW.date())
    away(cast, cast.kari, cast.per)
    clocks.remind_all(NOW)
    words = f"An answer to the reporter of case {loose_rail.number} is due today"
    assert words in letters_to(cast.kari)
    assert not any(words in line for line in told(cast.per))


def test_on_the_first_morning_back_one_letter_says_what_came(
    cast: Cast, told: Told, post_office: None
) -> None:
    away(cast, cast.kari, cast.per, days=2)
    case = report(cast, "The ladder is gone.")
    reading.read_all(NOW)
    digest.write_all(NOW + 2 * DAY)
    assert letters_to(cast.kari) == []
    for _beat in range(2):
        clocks.remind_all(NOW + 3 * DAY)
        digest.write_all(NOW + 3 * DAY)
    (letter,) = Letter.objects.filter(to=cast.kari.email)
    assert "while you were away; Per stood in" in letter.text
    assert case.number in letter.text


def test_who_wants_no_letters_gets_none_on_return_either(
    cast: Cast, loose_rail: Deviation, told: Told, post_office: None
) -> None:
    own.stop(cast.ola, "my_reports")
    own.stop(cast.ola, "absence")
    away(cast, cast.ola, cast.per, days=1)
    verbs.receive(loose_rail, by=cast.as_(cast.kari))
    reading.read_all(NOW)
    digest.write_all(NOW + 2 * DAY)
    assert letters_to(cast.ola) == []


def test_an_answer_to_ones_own_report_waits_until_one_is_back(
    cast: Cast, loose_rail: Deviation, told: Told, post_office: None
) -> None:
    away(cast, cast.ola, cast.per)
    verbs.receive(loose_rail, by=cast.as_(cast.kari))
    assert f"Your case {loose_rail.number} has been read" in told(cast.ola)
    assert letters_to(cast.ola) == []
    kept = Notification.objects.filter(member=cast.per, kind="my_reports")
    assert not kept.exists()
