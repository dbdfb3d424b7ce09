"""The whole table, tried: every verb, by everybody, from every state."""

import pytest

from varde.measures import rules
from varde.measures.models import Measure
from varde.people.actors import code_holder, stranger, system
from varde.steps.step import Step
from varde.testing.cast import NOW, Cast

KEEPERS = {"kari", "hanne", "bjorn", "per"}  # Per is the handler of the case
DOER, LOOKER = {"ola"}, {"siri"}
EVERYBODY = ["ola", "siri", "kari", "per", "hanne", "bjorn", "arne", "tomasz", "mona"]
OPEN, DONE, CONFIRMED, CANCELLED = rules.OPEN, rules.DONE, rules.CONFIRMED, rules.CANCELLED
ANY = {OPEN, DONE, CONFIRMED, CANCELLED}

TABLE = [
    (rules.PLAN, KEEPERS | LOOKER, ANY),
    (rules.CHANGE, KEEPERS, {OPEN}),
    (rules.GIVE, KEEPERS, {OPEN}),
    (rules.ASK, KEEPERS, {OPEN, DONE}),
    (rules.POSTPONE, KEEPERS, {OPEN}),
    (rules.FINISH, KEEPERS | DOER, {OPEN}),
    (rules.UNDO_FINISH, KEEPERS | DOER, {DONE}),
    (rules.CONFIRM, LOOKER, {DONE}),
    (rules.SEND_BACK, LOOKER, {DONE}),
    (rules.CANCEL, KEEPERS, {OPEN}),
    (rules.REOPEN, KEEPERS, {DONE, CONFIRMED, CANCELLED}),
    (rules.FOLLOW_SOURCE, KEEPERS, ANY),
    # The verb asks for more than a role: whoever did it, and nothing since.
    (rules.STEP_BACK, {*EVERYBODY} - {"mona"}, ANY),
]


@pytest.fixture
def measure(cast: Cast, checked_bolts: Measure) -> Measure:
    """Ola does it, Siri looks at it, Per of the store handles the case it comes from."""
    checked_bolts.handler = cast.per
    return checked_bolts


@pytest.mark.parametrize(("step", "who", "states"), TABLE, ids=[row[0].verb for row in TABLE])
def test_who_may_do_it_and_from_where(
    cast: Cast, measure: Measure, step: Step, who: set[str], states: set[str]
) -> None:
    actors = {name: cast.as_(getattr(cast, name)) for name in EVERYBODY if name != "mona"}
    for state in ANY:
        measure.state = state
        able = {name for name, actor in actors.items() if step.open_to(actor, measure)}
        assert able == (who if state in states else set()), state


def test_the_table_has_every_step() -> None:
    assert [row[0] for row in TABLE] == rules.STEPS


def test_those_without_a_name_may_do_nothing(cast: Cast, measure: Measure) -> None:
    nobody = [
        stranger(cast.company, now=NOW),
        code_holder(cast.company, row=measure.source, now=NOW),
    ]
    for actor in nobody:
        assert not [step.verb for step in rules.STEPS if step.open_to(actor, measure)]


def test_varde_itself_only_moves_what_must_be_moved(cast: Cast, measure: Measure) -> None:
    job = system(cast.company, job="handover", now=NOW)
    able = [step for step in rules.STEPS if step.open_to(job, measure)]
    assert able == [rules.GIVE, rules.ASK, rules.FOLLOW_SOURCE]
