"""At once, newest first, and only what one may see."""

import datetime
from typing import Any

import pytest
from django.db.models import F

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import received, report
from varde.measures import verbs as measures
from varde.measures.models import Measure
from varde.offers import board
from varde.organisation import verbs as organisation
from varde.people import verbs as people
from varde.people.models import Group, Member
from varde.search import finding, narrowing
from varde.search.models import Cursor, Entry
from varde.search.tests.conftest import titles
from varde.search.verbs import indexing, keeping_up, sweeping
from varde.testing.cast import NOW, Cast

EVERYBODY = ["ola", "kari", "siri", "hanne", "arne", "per", "bjorn"]


def a_world(cast: Cast, group: Group) -> None:
    """Cases and measures of all sorts, each with the word «rail»."""
    by = cast.as_(cast.kari)
    report(cast, "Rail one")
    report(cast, "Rail two", by=cast.per, unit=cast.store, workplace=None)
    closed = received(cast, report(cast, "Rail three"))
    verbs.close_to(closed, group=group, by=by)
    given = report(cast, "Rail four", by=cast.siri)
    verbs.delegate(given, handler=cast.ola, by=by)
    measures.plan(
        title="Rail five", responsible=cast.tomasz, due_date=by.today, unit=cast.quay, by=by
    )
    by = cast.as_(cast.bjorn)
    measures.plan(title="Rail six", responsible=cast.per, due_date=by.today, unit=cast.top, by=by)


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize(("section", "model"), [("deviation", Deviation), ("measure", Measure)])
def test_each_finds_exactly_what_they_see(
    cast: Cast, night_shift: Group, name: str, section: str, model: type
) -> None:
    a_world(cast, night_shift)
    who = getattr(cast, name)
    seen = model.objects.visible_to(cast.as_(who))  # type: ignore[attr-defined]
    assert sorted(titles(cast, who, "rail", section)) == sorted(row.title for row in seen)


def test_nobody_finds_anything_of_another_undertaking(cast: Cast, loose_rail: Deviation) -> None:
    assert titles(cast, cast.mona, "rail") == []
    assert titles(cast, cast.mona, "2026-1") == []


def test_a_case_is_found_the_moment_it_is_reported_and_by_its_new_words(cast: Cast) -> None:
    case = report(cast, "Slippery floor")
    assert titles(cast, cast.kari, "slippery") == ["Slippery floor"]
    verbs.amend(case, text="Frozen floor", proposal="", by=cast.as_(cast.ola))
    assert titles(cast, cast.kari, "frozen") == ["Frozen floor"]
    assert titles(cast, cast.kari, "slippery") == []


def test_what_is_closed_to_a_group_is_gone_from_the_others_at_once(
    cast: Cast, night_shift: Group, loose_rail: Deviation
) -> None:
    assert titles(cast, cast.siri, "rail")
    verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))
    assert titles(cast, cast.siri, "rail") == []
    assert titles(cast, cast.hanne, "rail")


def test_even_a_stale_index_shows_nobody_what_they_may_not_see(
    cast: Cast, night_shift: Group, loose_rail: Deviation
) -> None:
    assert titles(cast, cast.siri, "rail")
    Deviation.objects.filter(pk=loose_rail.pk).update(closed_to=night_shift)
    assert titles(cast, cast.siri, "rail") == []


def test_nothing_about_the_reporter_is_a_word_to_find_by(cast: Cast) -> None:
    report(cast, "Rail", reporter_name="Zebedeus", reporter_contact="zeb@example.org")
    assert titles(cast, cast.kari, "rail")
    for typed in ("zebedeus", "zeb", "example"):
        assert titles(cast, cast.kari, typed) == []
    assert not Entry.objects.filter(words__contains="zebedeus").exists()


def test_the_newest_stand_first_fifty_at_a_time_and_each_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MANY", 3)
    for number in range(8):
        case = report(cast, f"Rail {number}")
        moment = NOW - datetime.timedelta(hours=number)
        Deviation.objects.filter(pk=case.pk).update(reported_at=moment)
    read: list[str] = []
    after = ""
    for _page in range(3):
        found = finding.in_section("deviation", "rail", cast.as_(cast.kari), after=after)
        assert found
        read += [hit.title for hit in found.hits]
        after = found.after
    assert not after
    assert read == [f"Rail {number}" for number in range(8)]


@pytest.mark.parametrize("after", ["x", "-1", "9" * 25, "1²", "٣"])
def test_a_key_nobody_made_begins_at_the_beginning(
    cast: Cast, loose_rail: Deviation, after: str
) -> None:
    found = finding.in_section("deviation", "rail", cast.as_(cast.kari), after=after)
    assert found
    assert len(found.hits) == 1


def test_many_of_the_same_second_are_all_found(cast: Cast) -> None:
    for number in range(30):
        report(cast, f"Rail {number}")
    assert len(titles(cast, cast.kari, "rail")) == 30


def test_people_and_units_are_found_by_name(cast: Cast) -> None:
    assert titles(cast, cast.ola, cast.kari.name.split()[0], "people") == [cast.kari.name]
    assert titles(cast, cast.ola, cast.quay.name, "units") == [cast.quay.name]


def test_who_has_left_is_not_found(cast: Cast) -> None:
    people.leave(cast.per, last_day=NOW.date(), successor=cast.kari, by=cast.as_(cast.bjorn))
    assert titles(cast, cast.ola, cast.per.name, "people") == []


def test_rows_that_came_without_a_line_each_are_gone_through(
    cast: Cast, loose_rail: Deviation
) -> None:
    keeping_up.read_all(NOW)
    Entry.objects.all().delete()
    assert titles(cast, cast.kari, "rail") == []
    Cursor.objects.filter(company_id=cast.company.pk).update(**sweeping.begin())
    assert sweeping.sweep_all(NOW) >= 1
    assert titles(cast, cast.kari, "rail") == [loose_rail.title]
    assert sweeping.sweep_all(NOW) == 0


def test_going_through_all_rows_takes_small_turns_and_forgets_what_is_gone(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        report(cast, f"Rail {number}")
    keeping_up.read_all(NOW)
    gone = Entry.objects.filter(kind="deviation").latest("key")
    other = Entry(pk=gone.pk + 1, company_id=gone.company_id, kind="deviation", words="x", parts="")
    other.key = type(gone.key)(int=gone.key.int + 1)
    other.save()
    monkeypatch.setattr(sweeping, "AT_A_TIME", 2)
    Cursor.objects.filter(company_id=cast.company.pk).update(**sweeping.begin())
    assert sweeping.sweep_all(NOW) == 7
    assert not Entry.objects.filter(pk=other.pk).exists()
    assert len(titles(cast, cast.kari, "rail")) == 7


def test_what_was_read_before_somebody_moved_the_cursor_is_not_written(
    cast: Cast, loose_rail: Deviation, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping_up.read_all(NOW)
    Entry.objects.all().delete()
    Cursor.objects.filter(company_id=cast.company.pk).update(**sweeping.begin())
    read = indexing.read

    def another_is_quicker(*given: Any) -> Any:
        found = read(*given)
        Cursor.objects.filter(company_id=cast.company.pk).update(number=F("number") + 1)
        return found

    monkeypatch.setattr(sweeping, "read", another_is_quicker)
    monkeypatch.setattr(sweeping, "TURNS", 1)
    assert sweeping.sweep_all(NOW) == 0
    assert not Entry.objects.exists()
    monkeypatch.undo()
    assert sweeping.sweep_all(NOW) >= 1


def test_a_unit_with_a_new_name_is_found_by_it_once_its_cases_are_gone_through(
    cast: Cast, loose_rail: Deviation
) -> None:
    assert titles(cast, cast.kari, "moloen") == []
    organisation.rename_unit(cast.quay, name="Moloen", by=cast.as_(cast.bjorn))
    keeping_up.read_all(NOW)
    sweeping.sweep_all(NOW)
    assert titles(cast, cast.kari, "moloen") == [loose_rail.title]


def test_what_is_read_again_is_not_there_twice(cast: Cast, loose_rail: Deviation) -> None:
    keeping_up.read_all(NOW)
    Cursor.objects.update(number=0)
    keeping_up.read_all(NOW)
    assert titles(cast, cast.kari, "rail") == [loose_rail.title]


def test_what_rooms_offer_are_rows_behind_the_wall() -> None:
    assert {one.model for one in board.searchables.values()} == {Deviation, Measure}
    for one in board.searchables.values():
        assert hasattr(one.model.objects.all(), "visible_to")


@pytest.mark.parametrize("few", [0, 2_000])
def test_a_list_is_narrowed_by_the_same_words(
    cast: Cast, loose_rail: Deviation, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(narrowing, "FEW", few)
    second = report(cast, "Another rail")
    report(cast, "Something else")

    def narrowed(who: Member, typed: str) -> set[Deviation]:
        viewer = cast.as_(who)
        seen = Deviation.objects.visible_to(viewer)
        return set(narrowing.narrow(seen, "deviation", typed, viewer))

    assert narrowed(cast.kari, "rails") == narrowed(cast.kari, "rail") == {loose_rail, second}
    assert narrowed(cast.kari, "ail") == {loose_rail, second}
    assert narrowed(cast.kari, "another rail") == narrowed(cast.kari, "nothe") == {second}
    assert narrowed(cast.kari, "2026-1") == {loose_rail}
    assert narrowed(cast.kari, "rail else") == set()
    assert narrowed(cast.mona, "rails") == set()
    assert narrowed(cast.kari, " % ") == set()
