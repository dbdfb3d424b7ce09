"""The rules as people read them: the same table, every row of it."""

import pytest

from varde.deviations import rules
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door
from varde.handling import rule_words
from varde.testing.cast import Cast


def test_every_row_of_the_table_is_told(cast: Cast) -> None:
    told = rule_words.table(rules.STEPS)
    assert len(told) == len(rules.STEPS)
    assert all(row.what and row.who for row in told)


def test_a_row_says_who_from_where_and_to_where() -> None:
    (row,) = rule_words.table([rules.WITHDRAW])
    assert row == ("Take the report back", "The reporter", "Reported, Received", "Withdrawn")


def test_those_who_answer_for_the_case_are_named_together() -> None:
    (row,) = rule_words.table([rules.REOPEN])
    assert row.who == (
        "Whoever has the case or answers for the unit, "
        "Safety representative, Occupational health service"
    )


def test_any_open_case_is_said_in_three_words() -> None:
    (row,) = rule_words.table([rules.SPEAK])
    assert row.start == f"Any open case, {State.CLOSED.label}, {State.REJECTED.label}"


@pytest.mark.parametrize("who", ["ola", "kari", "arne"])
def test_everybody_who_works_here_may_read_them(cast: Cast, door: Door, who: str) -> None:
    html = door.opens(getattr(cast, who), door.url(page="regler/"))
    assert html.count('role="rowheader"') == len(rules.STEPS)


def test_it_says_who_sees_a_case_and_who_does_not(cast: Cast, door: Door) -> None:
    html = door.opens(cast.ola, door.url(page="regler/"))
    assert "Occupational health service, Auditor, The reporter, The handler." in html
    assert "The union representative sees the action plan and the lessons, not the cases." in html


def test_another_undertakings_rules_are_not_there(cast: Cast, door: Door) -> None:
    door.opens(cast.mona, door.url(page="regler/"), status=404)
