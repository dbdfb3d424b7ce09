"""Reporting: one sentence or one picture is enough, it is numbered, and somebody has it."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from varde.audit.models import Event
from varde.deviations import receipts, verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import report
from varde.files.cleaning import Cleaned
from varde.files.models import Attachment
from varde.foundation.references import reference
from varde.foundation.refusals import Refused
from varde.organisation import verbs as organisation
from varde.people import verbs as people
from varde.people.actors import stranger
from varde.steps import roles
from varde.testing.cast import NOW, Cast

PHOTO = Cleaned(b"a photo", "image/jpeg", "jpg", "rail.jpg", width=64, height=48)
NEXT_YEAR = NOW + datetime.timedelta(days=60)


def test_one_sentence_is_enough(cast: Cast) -> None:
    case = verbs.report(token="t", text="The rail is loose", unit=cast.quay, by=cast.as_(cast.ola))

    case.refresh_from_db()
    assert case.state == State.REPORTED
    assert (case.title, case.number) == ("The rail is loose", "2026-1")
    assert case.reported_at == case.discovered_at == NOW
    assert case.reporter == cast.ola


def test_one_picture_is_enough(cast: Cast, contents: object) -> None:
    case = verbs.report(
        token="t", unit=cast.quay, workplace=cast.scaffold, photos=[PHOTO], by=cast.as_(cast.ola)
    )
    assert case.title == "Picture from Stillas B"
    assert Attachment.objects.of(case).count() == 1


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_at_all_is_asked_for_again(cast: Cast, text: str) -> None:
    with pytest.raises(Refused, match="Write what is wrong, or take a picture"):
        report(cast, text)
    assert not Deviation.objects.exists()


def test_ten_thousand_letters_and_no_more(cast: Cast) -> None:
    assert report(cast, "x" * 10_000).text == "x" * 10_000
    with pytest.raises(Refused, match="Keep it under"):
        report(cast, "x" * 10_001)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The rail is loose. Two men walked there.", "The rail is loose"),
        ("Is it safe? I do not think so.", "Is it safe?"),
        ("Line one\nline two", "Line one line two"),
        ("🚧🚧🚧", "🚧🚧🚧"),
        ("word " * 40, "word " * 19 + "…"),
    ],
)
def test_the_title_is_the_first_sentence(cast: Cast, text: str, title: str) -> None:
    assert report(cast, text).title == title


def test_numbers_follow_each_other_and_begin_again_each_year(cast: Cast) -> None:
    later = cast.as_(cast.ola, NEXT_YEAR)
    numbers = [report(cast, "One").number, report(cast, "Two").number]
    numbers.append(verbs.report(token="3", text="Three", unit=cast.quay, by=later).number)
    assert numbers == ["2026-1", "2026-2", "2027-1"]


def test_the_same_form_twice_is_one_case(cast: Cast) -> None:
    by = cast.as_(cast.ola)
    first = verbs.report(token="same", text="Loose", unit=cast.quay, by=by)
    second = verbs.report(token="same", text="Loose", unit=cast.quay, by=by)
    third = verbs.report(token="another", text="Loose", unit=cast.quay, by=by)
    assert first.pk == second.pk
    assert (first.serial, second.serial, third.serial) == (1, 1, 2)
    assert Event.objects.filter(subject=reference(first), verb="deviation.report").count() == 1


def test_the_database_itself_holds_one_case_a_form(cast: Cast, loose_rail: Deviation) -> None:
    other = report(cast, "Another")
    with pytest.raises(IntegrityError), transaction.atomic():
        Deviation.objects.filter(pk=other.pk).update(submission=loose_rail.submission)


def test_neither_token_nor_code_lies_in_the_row(cast: Cast) -> None:
    case = verbs.report(token="a secret", text="Loose", unit=cast.quay, by=cast.as_(cast.ola))
    kept = " ".join(str(value) for value in vars(case).values())
    assert "a secret" not in kept
    assert receipts.code_for("a secret") not in kept
    assert case.code == receipts.digest(receipts.code_for("a secret"))


@pytest.mark.parametrize(
    ("where", "who"), [("quay", "kari"), ("store", "per"), ("sites", "bjorn"), ("top", "bjorn")]
)
def test_it_lands_with_the_nearest_leader(cast: Cast, where: str, who: str) -> None:
    case = report(cast, "Look.", unit=getattr(cast, where), workplace=None)
    assert case.handler == getattr(cast, who)


def test_a_deputy_has_it_while_there_is_no_leader(cast: Cast) -> None:
    by = cast.as_(cast.bjorn)
    shed = organisation.open_unit(name="Skuret", parent=cast.store, by=by)
    people.appoint(
        cast.siri, role=roles.LEADER, unit=shed, start_date=NOW.date(), is_deputy=True, by=by
    )
    assert report(cast, "Look.", unit=shed, workplace=None).handler == cast.siri


@pytest.mark.parametrize(("danger", "days"), [(True, 0), (False, 14), (None, 14)])
def test_danger_is_answered_today_and_the_rest_within_two_weeks(
    cast: Cast, danger: object, days: int
) -> None:
    case = report(cast, "Look.", is_dangerous_now=danger)
    assert case.due_date == NOW.date() + datetime.timedelta(days=days)


def test_somebody_at_the_place_leaves_no_trace(cast: Cast) -> None:
    by = stranger(cast.company, now=NOW)
    case = verbs.report(token="t", text="Loose", unit=cast.quay, source="poster", by=by)
    event = Event.objects.get(subject=reference(case))
    assert case.reporter is None
    assert (event.actor, event.actor_kind, event.actor_label) == ("", "stranger", "Someone")


def test_what_is_private_is_told_only_as_changed(cast: Cast) -> None:
    case = report(
        cast, "Fell", anyone_hurt=True, reporter_name="Ola Nordmann", reporter_contact="90000000"
    )
    told = Event.objects.get(subject=reference(case)).changes
    assert told["reporter_name"] == told["anyone_hurt"] == "changed"
    assert "Nordmann" not in str(told)
    assert "90000000" not in str(told)


def test_it_happened_before_it_was_told(cast: Cast) -> None:
    happened = NOW - datetime.timedelta(hours=3)
    case = report(cast, "Fell", happened_at=happened)
    assert (case.discovered_at, case.reported_at) == (happened, NOW)


def test_a_place_of_another_undertaking_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="another undertaking"):
        report(cast, "Look.", unit=cast.mona.unit, workplace=None)


@pytest.mark.parametrize(
    "fields",
    [{"state": "closed"}, {"state": "rejected"}, {"state": "merged"}, {"serial": 1}],
    ids=str,
)
def test_the_database_refuses_what_cannot_be(cast: Cast, fields: dict[str, object]) -> None:
    """Closed without a moment, rejected without a reason, merged with nothing, a number twice."""
    report(cast, "First")
    case = report(cast, "Second")
    with pytest.raises(IntegrityError), transaction.atomic():
        Deviation.objects.filter(pk=case.pk).update(**fields)
