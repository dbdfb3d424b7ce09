"""The floors as pyproject.toml draws them, top to bottom; read by the guards."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "varde"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LAYERS = PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
FLOORS = [layer.strip(" ()") for layer in LAYERS]
HEIGHT = {room: -place for place, room in enumerate(FLOORS)}


def rooms_with(name: str) -> list[str]:
    """The rooms that have a module or package of this name."""
    found = [*SOURCE.glob(f"*/{name}.py"), *SOURCE.glob(f"*/{name}/__init__.py")]
    return sorted(path.relative_to(SOURCE).parts[0] for path in found)


def everything_but_verbs() -> list[Path]:
    """Every module that may ask about rows but is not where they are changed or described."""
    left_out = {"verbs", "migrations", "tests", "management", "testing", "node_modules"}
    return [
        path
        for path in sorted(SOURCE.rglob("*.py"))
        if not left_out & set(path.relative_to(SOURCE).parts)
        if path.stem not in {"verbs", "models"}
    ]
