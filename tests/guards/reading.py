"""Reading our own code: which names stand for rows, and in which function something is done."""

import ast
import importlib
from collections.abc import Iterator

from django.apps import apps

from varde.organisation.models import CompanyOwned

OWNED = {m.__name__ for m in apps.get_models() if issubclass(m, CompanyOwned)}


def owned_names(tree: ast.AST) -> set[str]:
    """What this module calls the owned models it has taken in."""
    return {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("varde.")
        for name in node.names
        if name.name in OWNED and _is_model(str(node.module), name.name)
    }


def owned_uses(tree: ast.AST) -> Iterator[ast.expr]:
    """Every place where an owned model is named: `Unit`, or `models.Unit`."""
    names = owned_names(tree)
    for node in ast.walk(tree):
        if (isinstance(node, ast.Name) and node.id in names) or (
            isinstance(node, ast.Attribute) and node.attr in OWNED and _is_models(node.value)
        ):
            yield node


def function_at(tree: ast.Module, node: ast.AST) -> str:
    """The outermost function or class something stands in."""
    line = getattr(node, "lineno", 0)
    for outer in tree.body:
        if not isinstance(outer, ast.FunctionDef | ast.ClassDef):
            continue
        if outer.lineno <= line <= (outer.end_lineno or 0):
            return outer.name
    return "the module"


def _is_model(module: str, name: str) -> bool:
    """Some pages have a paper poster, and some menus a group."""
    found = getattr(importlib.import_module(module), name)
    return isinstance(found, type) and issubclass(found, CompanyOwned)


def _is_models(node: ast.expr) -> bool:
    last = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return last == "models" or last.endswith("_models")
