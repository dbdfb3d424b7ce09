"""Every rules table of the house, for the generated page docs/rules.md and its guard."""

from collections.abc import Iterator
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from varde.steps.step import Step


def tables() -> Iterator[tuple[str, list[Step]]]:
    """(room, its steps) for each room that has a rules.py, in alphabetical order."""
    for app in sorted(apps.get_app_configs(), key=lambda config: config.label):
        if app.name.startswith("varde.") and module_has_submodule(app.module, "rules"):
            rules = import_module(f"{app.name}.rules")
            yield app.label, rules.STEPS


def seen_by(room: str) -> frozenset[str]:
    """The roles that see the room's rows; none said where everybody or nobody does."""
    rules = import_module(f"{apps.get_app_config(room).name}.rules")
    return frozenset(getattr(rules, "SEEN_BY", ()))
