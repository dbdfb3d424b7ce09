"""Who hears what, from the report to the lesson. Through the trail, as it is told for real."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from pytest_django.fixtures import Settings

from varde.deviations import verbs
from varde.deviations.tests.conftest import closed, received, report
from varde.mail.models import Letter
from varde.notifications.models import Notification
from varde.notifications.verbs import reading
from varde.notifications.verbs.clocks import Face
from varde.offers import board
from varde.people.models import Group, Member, User
from varde.testing.cast import NOW, Cast

Hears = Callable[[Member], list[str]]


@pytest.fixture
def hears(cast: Cast) -> Hears:
    """What a person has heard since the last time they were asked."""
    User.objects.update(language="en")
    reading.read_all(NOW)
    seen: set[uuid.UUID] = set()

    def lines(member: Member) -> list[str]:
        reading.read_all(NOW)
        rows = Notification.objects.filter(member=member).exclude(pk__in=seen).order_by("pk")
        seen.update(note.pk for note in rows)
        return [note.text for note in rows]

    return lines


def test_a_new_case_is_told_to_whoever_has_it_and_to_the_safety_representative(
    cast: Cast, hears: Hears
) -> None:
    case = report(cast, "The rail is gone.", by=cast.ola)
    assert hears(cast.kari) == [f"New at Stillas B: {case.number}"]
    assert hears(cast.siri) == [f"New at Stillas B: {case.number}"]
    for other in (cast.ola, cast.per, cast.bjorn, cast.mona):
        assert hears(other) == []


def test_danger_is_said_first(cast: Cast, hears: Hears) -> None:
    report(cast, "The rail is gone.", by=cast.ola, is_dangerous_now=True)
    assert hears(cast.kari)[0].startswith("Danger now at")


def test_the_reporter_hears_at_every_turn(cast: Cast, hears: Hears) -> None:
    case = report(cast, "The rail is gone.", by=cast.ola)
    closed(cast, case)
    assert hears(cast.ola) == [
        f"Your case {case.number} has been read",
        f"Your case {case.number} is being looked into",
        f"Case {case.number} is closed. Did it help?",
    ]


def test_nobody_is_told_what_they_did_themselves(cast: Cast, hears: Hears) -> None:
    report(cast, "The rail is gone.", by=cast.kari)
    assert hears(cast.kari) == []


def test_an_answer_that_did_not_help_comes_back_to_whoever_had_the_case(
    cast: Cast, hears: Hears
) -> None:
    case = closed(cast, report(cast, "The rail is gone.", by=cast.ola))
    hears(cast.kari)
    verbs.say_it_helped(case, helped=False, note="It leaks again.", by=cast.as_(cast.ola))
    assert hears(cast.kari) == [f"It did not help, says the reporter of case {case.number}"]


def test_a_question_and_its_answer_find_each_other(cast: Cast, hears: Hears) -> None:
    case = received(cast, report(cast, "The rail is gone.", by=cast.ola))
    hears(cast.kari)
    verbs.speak(case, text="When?", asks=True, by=cast.as_(cast.siri))
    assert hears(cast.kari) == [f"A question in case {case.number}"]
    hears(cast.siri)
    verbs.speak(case, text="On Monday.", by=cast.as_(cast.kari))
    assert hears(cast.siri) == [f"You have an answer in case {case.number}"]


def test_what_is_closed_to_a_group_is_told_to_nobody_outside_it(
    cast: Cast, hears: Hears, night_shift: Group
) -> None:
    case = report(cast, "He hit her.", by=cast.ola)
    verbs.close_to(case, group=night_shift, by=cast.as_(cast.kari))
    assert hears(cast.siri) == []


def test_no_letter_holds_what_somebody_wrote(cast: Cast, hears: Hears, settings: Settings) -> None:
    settings.EMAIL_HOST, settings.SITE_ADDRESS = "mail.example", "https://varde.example"
    case = report(cast, "Per is drunk at work.", by=cast.ola)
    verbs.speak(case, text="Secret answer.", by=cast.as_(cast.kari))
    hears(cast.ola)
    letters = Letter.objects.all()
    assert letters.count() == 2
    for letter in letters:
        for words in ("drunk", "Secret", "Ola"):
            assert words not in letter.subject + letter.text + letter.html


def test_what_runs_out_is_the_answer_the_case_and_the_representatives_question(
    cast: Cast,
) -> None:
    new = report(cast, "The rail is gone.")
    asked = received(cast, report(cast, "The ladder is gone."))
    verbs.speak(asked, text="When?", asks=True, by=cast.as_(cast.siri))
    later = NOW + datetime.timedelta(days=30)
    clocks = {clock.what(): clock for clock in board.clocks.read(Face(cast.company, later))}
    assert clocks[f"An answer to the reporter of case {new.number}"].member == cast.kari
    assert clocks[f"Case {asked.number}"].due_date == asked.due_date
    question = clocks[f"An answer to the safety representative in case {asked.number}"]
    assert question.due_date == NOW.date() + datetime.timedelta(days=14)
