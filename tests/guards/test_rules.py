"""Every verb has a row in the rules, and every row has a verb."""

import ast
import importlib
from pathlib import Path

import pytest

from tests.guards.floors import SOURCE, rooms_with
from varde.steps.step import Step

ROOMS = rooms_with("rules")


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


@pytest.mark.parametrize("room", ROOMS)
def test_every_verb_in_the_room_takes_a_step(room: str) -> None:
    """A public function that acts (`by`) goes through the table or through another that does."""
    loose = [
        f"{path.name}: {function.name}"
        for path in _verb_files(room)
        for function in ast.parse(path.read_text()).body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
        if "by" in {argument.arg for argument in function.args.kwonlyargs}
        if not any(_passes_on(node) for node in ast.walk(function))
    ]
    assert not loose, "\n".join(loose)


def _passes_on(node: ast.AST) -> bool:
    takes_a_rule = isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "rules"
    hands_on = isinstance(node, ast.Call) and any(k.arg == "by" for k in node.keywords)
    return takes_a_rule or hands_on


def test_the_guard_bites() -> None:
    loose = ast.parse("def wipe(row, *, by):\n    row.delete()").body[0]
    assert not any(_passes_on(node) for node in ast.walk(loose))
