"""Links between rows are made by verbs: nobody else writes to the tables of the rooms."""

import ast
from pathlib import Path

import pytest

from tests.guards.floors import SOURCE, interface_files

WRITES = {"bulk_create", "bulk_update", "update_or_create", "get_or_create", "save", "delete"}


def writes(tree: ast.AST) -> list[str]:
    """Every call in a page, form or offer that would change a row past the verbs."""
    return [
        f"line {node.lineno}: .{node.func.attr}()"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in WRITES or _is_on_objects(node.func, {"create", "update"})
    ]


def _is_on_objects(called: ast.Attribute, names: set[str]) -> bool:
    inside = [n.attr for n in ast.walk(called) if isinstance(n, ast.Attribute)]
    return called.attr in names and "objects" in inside


@pytest.mark.parametrize("path", interface_files(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_pages_change_nothing_but_through_verbs(path: Path) -> None:
    assert not writes(ast.parse(path.read_text()))


def test_the_guard_bites() -> None:
    assert writes(ast.parse("def f(): Unit.objects.create(name='x')"))
    assert writes(ast.parse("def f(row): row.save()"))
    assert not writes(ast.parse("def f(row): verbs.close(row, by=actor)"))
