"""All component macros under one name, `ui`, so that a block rendered alone has them too."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from jinja2 import Environment

FILES = (
    "actions",
    "case",
    "conversation",
    "fields",
    "figures",
    "forms",
    "frames",
    "lists",
    "marks",
    "navigation",
    "notices",
    "register",
    "report",
    "shell",
    "words",
)
# Drawn once and then remembered: a list of fifty shows the same few marks over and over, and
# around every page stands the same for all who stand alike.
REMEMBERED = frozenset(
    {"bottom", "head_of_page", "top"}
    | {"disc", "due", "empty_form", "pennant", "severity", "state", "stones"}
)


class Components:
    """`{{ ui.button(…) }}` finds the macro in whichever file it stands."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._homes:
            raise AttributeError(f"No component ui.{name}.")
        macro = getattr(self._module(self._homes[name]), name)
        if self._environment.auto_reload:
            return macro
        found = remembered(macro) if name in REMEMBERED else macro
        setattr(self, name, found)
        return found

    def _module(self, file: str) -> Any:
        return self._environment.get_template(f"ui/macros/{file}.html").module

    @cached_property
    def _homes(self) -> dict[str, str]:
        return {
            name: file
            for file in FILES
            for name in vars(self._module(file))
            if not name.startswith("_")
        }


def remembered(macro: Callable[..., Any]) -> Callable[..., Any]:
    """The same words give the same mark, as long as neither the language nor the day changes."""

    @lru_cache(maxsize=2048)
    def drawn(language: str | None, today: Any, *args: Any, **kwargs: Any) -> Any:
        return macro(*args, **kwargs)

    def mark(*args: Any, **kwargs: Any) -> Any:
        return drawn(get_language(), timezone.localdate(), *args, **kwargs)

    return mark
