"""What the front end is built from is pinned, and the build gives the same every time."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from varde.ui import icons

FRONTEND = Path(icons.__file__).parent / "frontend"
NODE = Path(sys.executable).parent / "node"


def read(name: str) -> Any:
    return json.loads((FRONTEND / name).read_text())


def test_every_dependency_is_pinned_exactly() -> None:
    versions = read("package.json")["dependencies"].values()
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)


def test_the_lock_names_no_registry() -> None:
    packages = read("package-lock.json")["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in packages.items() if name)


def test_the_theme_has_every_colour_its_configuration_asks_for() -> None:
    theme = (FRONTEND / "theme" / "varde.css").read_text().lower()
    asked = read("theme/designsystemet.config.json")["themes"]["varde"]["overrides"]["colors"]
    for steps in asked.values():
        for colours in steps.values():
            for colour in colours.values():
                assert colour.lower() in theme, f"{colour}: make the theme again (see README)"


def test_our_sheets_take_colours_from_the_theme_only() -> None:
    for sheet in (FRONTEND / "css").glob("*.css"):
        if sheet.name != "print.css":
            assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(", sheet.read_text()), sheet.name


@pytest.mark.slow
def test_the_build_gives_the_same_every_time(tmp_path: Path) -> None:
    first, second = (_build(tmp_path / name) for name in ("first", "second"))
    assert first.keys() >= {"b/app.css", "b/app.js", "b/public.css", "b/public.js", "s/icons.json"}
    assert first == second


def _build(folder: Path) -> dict[str, bytes]:
    order = [NODE, FRONTEND / "build.mjs", folder / "b", folder / "s"]
    subprocess.run(order, check=True, timeout=60)
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}
