"""All component macros under one name, `ui`, so that a block rendered alone has them too."""

from functools import cached_property
from typing import Any

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
    "words",
)


class Components:
    """`{{ ui.button(…) }}` finds the macro in whichever file it stands."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._homes:
            raise AttributeError(f"No component ui.{name}.")
        macro = getattr(self._module(self._homes[name]), name)
        if not self._environment.auto_reload:
            setattr(self, name, macro)
        return macro

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
