"""The trail is told once and in order, whoever dies meanwhile, and to nobody who may not see."""

import datetime
from collections.abc import Sequence

import pytest

from varde.audit.models import Event
from varde.deviations import verbs as deviations
from varde.deviations.tests.conftest import report
from varde.foundation.rows import put_in
from varde.mail import verbs as mail
from varde.mail.models import Letter
from varde.notifications.models import Choice, Cursor, How, Notification
from varde.notifications.tests.conftest import Told
from varde.notifications.verbs import reading, telling
from varde.organisation.models import Company
from varde.people import verbs as people
from varde.testing.cast import NOW, Cast

DAY = datetime.timedelta(days=1)


def test_what_happened_is_told_once(cast: Cast, told: Told) -> None:
    report(cast, "The rail is gone.")
    first = told(cast.kari)
    assert len(first) == 1
    Cursor.objects.update(number=0)
    assert told(cast.kari) == first


def test_all_of_an_event_is_told_or_nothing(
    cast: Cast, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(cast.kari)
    report(cast, "The rail is gone.")

    def dies_after_the_first(notes: Sequence[Notification]) -> None:
        put_in(notes[:1])
        raise RuntimeError("power cut")

    monkeypatch.setattr(telling, "put_in", dies_after_the_first)
    with pytest.raises(RuntimeError):
        reading.read_all(NOW)
    assert not Notification.objects.exists()
    monkeypatch.undo()
    assert len(told(cast.kari)) == len(told(cast.siri)) == 1


def test_what_another_reader_has_told_meanwhile_is_not_told_again(
    cast: Cast, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(cast.kari)
    report(cast, "The rail is gone.")
    of_event = reading._notes_of

    def another_is_quicker(event: Event, now: datetime.datetime) -> list[Notification]:
        notes = of_event(event, now)
        Cursor.objects.filter(pk=event.company_id).update(number=event.number)
        return notes

    monkeypatch.setattr(reading, "_notes_of", another_is_quicker)
    assert reading.read_all(NOW) == 0
    assert not Notification.objects.exists()


def test_the_cursor_follows_the_trail(cast: Cast) -> None:
    report(cast, "The rail is gone.")
    assert reading.read_all(NOW) > 0
    newest = Event.objects.filter(company_id=cast.company.pk).order_by("-number").first()
    assert newest
    assert Cursor.objects.get(pk=cast.company.pk).number == newest.number
    assert reading.read_all(NOW) == 0


def test_a_worker_dead_for_an_hour_tells_it_afterwards(
    cast: Cast, told: Told, post_office: None
) -> None:
    report(cast, "The rail is gone.")
    later = NOW + datetime.timedelta(hours=1)
    assert len(told(cast.kari, later)) == 1
    assert Letter.objects.filter(to=cast.kari.email).count() == 1


def test_nothing_is_sent_to_invented_people(cast: Cast, told: Told, post_office: None) -> None:
    Company.objects.update(is_demo=True)
    report(cast, "The rail is gone.")
    assert len(told(cast.kari)) == 1
    assert not Letter.objects.exists()


def test_old_news_wakes_nobody(cast: Cast, told: Told, post_office: None) -> None:
    report(cast, "The rail is gone.")
    assert len(told(cast.kari, NOW + 3 * DAY)) == 1
    assert not Letter.objects.exists()


def test_what_is_older_than_a_month_is_nobodys_news(cast: Cast, told: Told) -> None:
    report(cast, "The rail is gone.")
    assert told(cast.kari, NOW + 31 * DAY) == []


def test_who_may_not_see_it_any_more_when_it_is_told_hears_nothing(cast: Cast, told: Told) -> None:
    case = report(cast, "He hit her.")
    by = cast.as_(cast.bjorn)
    few = people.form_group(name="Few", members=[cast.hanne], by=by)
    deviations.close_to(case, group=few, by=cast.as_(cast.kari))
    assert told(cast.siri) == []


def test_who_has_left_is_told_nothing_more(cast: Cast, told: Told, post_office: None) -> None:
    case = report(cast, "The rail is gone.", by=cast.ola)
    people.leave(cast.ola, by=cast.as_(cast.bjorn))
    deviations.receive(case, by=cast.as_(cast.kari))
    assert told(cast.ola) == []
    assert not Letter.objects.filter(to=cast.ola.email).exists()


@pytest.mark.parametrize(("how", "letters"), [(How.AT_ONCE, 1), (How.DAILY, 0), (How.QUIET, 0)])
def test_each_chooses_how(
    cast: Cast, told: Told, post_office: None, how: str, letters: int
) -> None:
    Choice.objects.create(company=cast.company, member=cast.kari, kind="cases", how=how)
    report(cast, "The rail is gone.")
    assert len(told(cast.kari)) == 1
    assert Letter.objects.filter(to=cast.kari.email).count() == letters


def test_each_is_told_in_their_own_language(cast: Cast, told: Told, post_office: None) -> None:
    assert cast.kari.user
    cast.kari.user.language = "en"
    cast.kari.user.save()
    report(cast, "The rail is gone.")
    assert told(cast.kari)[0].startswith("New at ")
    assert not told(cast.siri)[0].startswith("New at ")


def test_a_flood_becomes_the_letter_of_the_day(cast: Cast, told: Told, post_office: None) -> None:
    for number in range(25):
        report(cast, f"Number {number} is gone.")
    assert len(told(cast.kari)) == 25
    assert Letter.objects.filter(to=cast.kari.email).count() == telling.FLOOD + 1


def test_nothing_is_written_to_an_address_that_came_back(
    cast: Cast, told: Told, post_office: None
) -> None:
    report(cast, "The rail is gone.")
    told(cast.kari)
    mail.mark_failing(Letter.objects.get(to=cast.kari.email), "550 nobody here", now=NOW)
    report(cast, "The ladder is gone.")
    assert len(told(cast.kari)) == 2
    assert Letter.objects.filter(to=cast.kari.email).count() == 1
