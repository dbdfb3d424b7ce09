"""Every verb has a row in the rules, and every row has a verb."""

import ast
import importlib
from pathlib import Path

import pytest

from tests.guards.floors import SOURCE, rooms_with
from varde.steps.step import Step

ROOMS = rooms_with("rules")
ROOMS_WITH_VERBS = rooms_with("verbs")

# Verbs without a row in any table, and why.
LOOSE = {
    "demo.open_demo": "builds an invented undertaking through everybody's verbs",
    "machines.digest_of": "a number, changes nothing",
    "organisation.found": "nobody holds a role yet; opening its top unit is the first step there",
    "organisation.refuse_faults": "a refusal inside a step",
    "organisation.empty": "inside the step that takes a table in or drops it",
    "organisation.digest_of": "a number, changes nothing",
    "organisation.rename": "inside the step that gives a new name",
    "organisation.what_hinders_closing": "a question, changes nothing",
    "people.digest_of": "a number, changes nothing",
    "people.accounts": "a question, changes nothing",
    "people.said_of": "a question, changes nothing",
    "people.refuse_closed": "a refusal inside a step",
    "registers.check": "reads the file; tells only how far it has come",
    "registers.cases": "reads the file, changes nothing",
    "registers.draw": "inside carry_out, which ends in a step",
    "registers.clear": "away with what nobody was ever shown",
    "registers.stage": "inside carry_out, which ends in a step",
    "registers.take_down": "away with what nobody was ever shown",
    "registers.known": "a question, changes nothing",
    "registers.write": "inside carry_out, which ends in a step",
    "registers.owners": "a question, changes nothing",
    "search.begin": "the index says nothing that the rows do not say",
    "search.catch_up": "the index says nothing that the rows do not say",
    "search.cursor_of": "how far the index has come is no row of anybody's",
    "search.move": "the index: a place in the trail, nobody's row",
    "search.read": "the index says nothing that the rows do not say",
    "search.read_all": "the index says nothing that the rows do not say",
    "search.sweep_all": "the index says nothing that the rows do not say",
    "search.sweep_some": "the index says nothing that the rows do not say",
    "signin.register": "a login belongs to no undertaking; the invitation has its step",
    "signin.prove_address": "a login belongs to no undertaking",
    "webhooks.deliver": "carries what waits; every event of it has its step",
    "webhooks.read_all": "the trail is the outbox; every event of it has its step",
    "webhooks.secret_of": "a number, changes nothing",
    "webhooks.sweep": "what is over, after a month",
    "start.found": "founds an undertaking through the verbs of the rooms below",
}


# Rooms where nothing is done to what an undertaking answers for.
WITHOUT_STEPS = {
    "mail": "letters on their way, which belong to no undertaking",
    "notifications": "what a person was told, and how they want it, is nobody else's business",
}


TAKING_STEPS = sorted(set(ROOMS_WITH_VERBS) - WITHOUT_STEPS.keys())


def _verb_files(room: str) -> list[Path]:
    package = SOURCE / room / "verbs"
    return sorted(package.glob("*.py")) if package.is_dir() else [SOURCE / room / "verbs.py"]


def _rules_used(room: str) -> set[str]:
    """X in every rules.X of the room's verbs."""
    return {
        node.attr
        for path in _verb_files(room)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "rules"
    }


@pytest.mark.parametrize("room", ROOMS)
def test_verbs_and_rules_agree(room: str) -> None:
    rules = importlib.import_module(f"varde.{room}.rules")
    named = {name for name, value in vars(rules).items() if isinstance(value, Step)}
    unused = named - _rules_used(room)
    assert not unused, f"no verb takes {unused}"


@pytest.mark.parametrize("room", ROOMS)
def test_the_list_of_steps_is_whole(room: str) -> None:
    rules = importlib.import_module(f"varde.{room}.rules")
    named = [value for value in vars(rules).values() if isinstance(value, Step)]
    assert set(named) == set(rules.STEPS)
    assert len({step.verb for step in rules.STEPS}) == len(rules.STEPS)


@pytest.mark.parametrize("room", TAKING_STEPS)
def test_every_verb_takes_a_step(room: str) -> None:
    """A public function in verbs goes through the table, or through another that does."""
    loose = _loose(room)
    assert not loose - LOOSE.keys(), "\n".join(sorted(loose - LOOSE.keys()))


def test_no_reason_has_outlived_what_it_excused() -> None:
    assert LOOSE.keys() == {name for room in TAKING_STEPS for name in _loose(room)}
    assert not WITHOUT_STEPS.keys() & set(ROOMS), "a room with rules takes its steps"


def _loose(room: str) -> set[str]:
    return {
        f"{room}.{function.name}"
        for path in _verb_files(room)
        for function in ast.parse(path.read_text()).body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
        if not any(_passes_on(node) for node in ast.walk(function))
    }


def _passes_on(node: ast.AST) -> bool:
    takes_a_rule = isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "rules"
    hands_on = isinstance(node, ast.Call) and any(k.arg == "by" for k in node.keywords)
    return takes_a_rule or hands_on


def test_the_guard_bites() -> None:
    loose = ast.parse("def wipe(row, *, by):\n    row.delete()").body[0]
    assert not any(_passes_on(node) for node in ast.walk(loose))
