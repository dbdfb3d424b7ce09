"""Which page templates the browser tests of the rooms say they open; read from their marks."""

import importlib
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from tests.guards.floors import SOURCE

EXTENDS = re.compile(r'{% extends "([^"]+)"')


def page_templates() -> set[str]:
    """Every template that is a whole page, and not merely the frame of others."""
    files = [p for p in SOURCE.glob("*/jinja2/**/*.html") if "{% extends" in p.read_text()]
    names = {"/".join(path.parts[path.parts.index("jinja2") + 1 :]) for path in files}
    extended = {name for path in files for name in EXTENDS.findall(path.read_text())}
    code = "".join(path.read_text() for path in SOURCE.rglob("*.py") if "tests" not in path.parts)
    return {name for name in names if name not in extended or f'"{name}"' in code}


def opened_in_rooms() -> dict[str, str]:
    """Template → the test marked `opens(template)`. While it runs, the mark is held to its word."""
    return {
        template: f"{module.__name__}.{name}"
        for module in _browser_tests()
        for name, test in vars(module).items()
        if name.startswith("test_")
        for mark in _marks(module, test)
        if mark.name == "opens"
        for template in mark.args
    }


def _browser_tests() -> list[ModuleType]:
    files = [path for path in SOURCE.glob("*/tests/test_*.py") if "mark.opens" in path.read_text()]
    names = [".".join(path.relative_to(SOURCE.parent).with_suffix("").parts) for path in files]
    return [importlib.import_module(name) for name in names]


def _marks(module: ModuleType, test: Any) -> Iterator[Any]:
    """Those of the file, of the test, and of each of its cases."""
    shared = getattr(module, "pytestmark", [])
    for mark in [*(shared if isinstance(shared, list) else [shared]), *_own(test)]:
        yield getattr(mark, "mark", mark)
        if mark.name == "parametrize":
            for case in mark.args[1]:
                yield from getattr(case, "marks", ())


def _own(test: Any) -> list[Any]:
    return list(getattr(test, "pytestmark", []))
