"""Pages, forms, API and offers reach an undertaking's rows through .visible_to, never otherwise."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

from tests.guards.floors import SOURCE, interface_files
from varde.organisation.models import CompanyOwned

OWNED = {m.__name__ for m in apps.get_models() if issubclass(m, CompanyOwned)}
DOORS = {"visible_to", "none", "DoesNotExist"}


def other_doors(tree: ast.AST) -> list[str]:
    """Every use of an owned model that is neither a door nor an annotation."""
    innocent: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            arguments = (*node.args.args, *node.args.kwonlyargs)
            hints = [a.annotation for a in arguments] + [node.returns]
            innocent |= {n for hint in hints if hint for n in ast.walk(hint)}
        elif isinstance(node, ast.AnnAssign):
            innocent |= set(ast.walk(node.annotation))
        elif isinstance(node, ast.Attribute) and node.attr in DOORS:
            innocent |= set(ast.walk(node))
        elif isinstance(node, ast.Subscript):
            innocent |= set(ast.walk(node.slice))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "isinstance":
            innocent |= set(ast.walk(node))
    return [
        f"line {n.lineno}: {n.id}"
        for n in ast.walk(tree)
        if isinstance(n, ast.Name) and n.id in OWNED and n not in innocent
    ]


@pytest.mark.parametrize("path", interface_files(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_the_only_door_is_visible_to(path: Path) -> None:
    assert not other_doors(ast.parse(path.read_text()))


def test_the_guard_bites() -> None:
    assert other_doors(ast.parse("def f(): return get_object_or_404(Unit, pk=1)"))
    assert other_doors(ast.parse("def f(): return Unit.objects.filter(pk=1)"))
    assert other_doors(ast.parse("class F:\n    unit = ModelChoiceField(Unit.objects.all())"))
    assert not other_doors(ast.parse("def f(d: Unit): Unit.objects.visible_to(m)"))
