"""Closing a case to a group: for everybody else it is not there at all."""

import datetime
from collections.abc import Iterable

import pytest

from varde.caseload import similar
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, assessed, closed, report
from varde.foundation.refusals import Forbidden, Refused
from varde.measures.models import Measure
from varde.offers import board
from varde.people.models import Group
from varde.testing.cast import Cast
from varde.testing.figures import shown_to


@pytest.fixture
def hidden(cast: Cast, loose_rail: Deviation, night_shift: Group) -> Deviation:
    """Kari, who is in the group, has closed it to the two of them."""
    verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))
    return loose_rail


def titles(found: Iterable[board.Waiting]) -> set[str]:
    return {one.title for one in found}


@pytest.mark.parametrize("who", ["kari", "hanne", "ola"])
def test_the_group_the_handler_and_the_reporter_see_it(
    cast: Cast, hidden: Deviation, who: str
) -> None:
    assert hidden in Deviation.objects.visible_to(cast.as_(getattr(cast, who)))


@pytest.mark.parametrize("who", ["bjorn", "siri", "arne", "per", "mona"])
def test_for_everybody_else_it_is_not_there(cast: Cast, hidden: Deviation, who: str) -> None:
    assert hidden not in Deviation.objects.visible_to(cast.as_(getattr(cast, who)))


def test_a_role_at_the_unit_counts_no_more(cast: Cast, hidden: Deviation) -> None:
    with pytest.raises(Forbidden):
        verbs.receive(hidden, by=cast.as_(cast.bjorn))


def test_it_is_open_again_for_those_who_answer_for_the_unit(cast: Cast, hidden: Deviation) -> None:
    verbs.open_up(hidden, by=cast.as_(cast.kari))
    assert hidden in Deviation.objects.visible_to(cast.as_(cast.bjorn))


def test_its_measures_are_closed_with_it(
    cast: Cast, loose_rail: Deviation, night_shift: Group
) -> None:
    measure = verbs.plan(
        assessed(cast, loose_rail),
        title="Talk to the crew",
        responsible=cast.kari,
        due_date=datetime.date(2026, 11, 30),
        by=cast.as_(cast.kari),
    )
    assert measure in Measure.objects.visible_to(cast.as_(cast.bjorn))

    verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))
    assert measure not in Measure.objects.visible_to(cast.as_(cast.bjorn))
    assert measure in Measure.objects.visible_to(cast.as_(cast.hanne))


@pytest.mark.parametrize("who", ["ola", "siri", "arne"])
def test_only_handlers_close_and_open(
    cast: Cast, loose_rail: Deviation, night_shift: Group, who: str
) -> None:
    by = cast.as_(getattr(cast, who))
    with pytest.raises(Forbidden):
        verbs.close_to(loose_rail, group=night_shift, by=by)
    with pytest.raises(Forbidden):
        verbs.open_up(loose_rail, by=by)


def test_a_finished_case_is_neither_closed_to_a_group_nor_opened_up(
    cast: Cast, loose_rail: Deviation, night_shift: Group
) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))
    with pytest.raises(Refused, match="Look at it again"):
        verbs.open_up(loose_rail, by=cast.as_(cast.kari))


def test_it_is_absent_from_page_list_and_search(cast: Cast, door: Door, hidden: Deviation) -> None:
    door.opens(cast.bjorn, door.url(hidden), status=404)
    for view in ("apne", "over-frist", "alle"):
        assert hidden.title not in door.opens(cast.bjorn, door.url(page=f"?vis={view}"))
    found = door.opens(cast.bjorn, door.url(page=f"?vis=alle&q={hidden.number}"))
    assert hidden.title not in found


def test_it_waits_for_nobody_else_and_counts_in_nobody_elses_figures(
    cast: Cast, hidden: Deviation
) -> None:
    assert hidden.title not in titles(board.waiting.read(cast.as_(cast.bjorn)))
    assert hidden.title in titles(board.waiting.read(cast.as_(cast.kari)))

    assert shown_to(cast.as_(cast.hanne))["open-cases"].value == "1"
    assert "open-cases" not in shown_to(cast.as_(cast.bjorn))


def test_another_case_does_not_tell_of_it(
    cast: Cast, door: Door, hidden: Deviation, loose_rail: Deviation
) -> None:
    other = report(cast, "The rail is loose here, too.", kind="fault")
    Deviation.objects.filter(pk=hidden.pk).update(kind="fault")

    assert hidden in similar.happened_before(other, cast.as_(cast.hanne))
    assert hidden not in similar.happened_before(other, cast.as_(cast.bjorn))
    assert str(hidden.pk) not in door.opens(cast.bjorn, door.url(other))
    assert str(hidden.pk) not in door.opens(cast.bjorn, door.url(other, "sla-sammen/"))


def test_on_the_page_a_group_is_chosen_and_the_page_says_who_sees_it(
    cast: Cast, door: Door, loose_rail: Deviation, night_shift: Group
) -> None:
    assert "Night shift: Hanne, Kari" in door.opens(cast.kari, door.url(loose_rail, "begrens/"))
    door.sends(cast.kari, door.url(loose_rail, "begrens/"), group=str(night_shift.pk))

    html = door.opens(cast.kari, door.url(loose_rail))
    assert "Only Night shift sees this" in html
    assert "Let the others see it again" in html
    door.sends(cast.kari, door.url(loose_rail, "apne-for-alle/"))
    door.opens(cast.bjorn, door.url(loose_rail))


def test_without_a_group_the_page_says_whom_to_ask(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.kari, door.url(loose_rail, "begrens/"))
    assert "Ask the HSE adviser to form one." in html
