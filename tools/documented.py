"""Is every setting and command explained in docs/operating.md, and nothing that is not there?"""

import re
from pathlib import Path

from tools.machine import PROJECT
from varde.config.console import say, stop

MANUAL = PROJECT / "docs/operating.md"
READ = re.compile(r'(?:text|flag|number|words|path|get)\(\s*"((?:VARDE_|DATABASE_)[A-Z_]+)"')
NAMED = re.compile(r"`((?:VARDE_|DATABASE_)[A-Z_]+)`")
COMMAND = re.compile(r"`manage ([a-z_]+)")


def main() -> None:
    manual = MANUAL.read_text()
    wrong = [
        *_differences("setting", _settings(), set(NAMED.findall(manual))),
        *_differences("command", _commands(), set(COMMAND.findall(manual))),
    ]
    if wrong:
        told = "\n".join(wrong)
        stop(f"Rett docs/operating.md:\n{told}", f"Put docs/operating.md right:\n{told}")
    say("Alle innstillinger og kommandoer er forklart.", "Every setting and command is explained.")


def _differences(kind: str, used: set[str], told: set[str]) -> list[str]:
    missing = [f"  {kind} {name} is not explained" for name in sorted(used - told)]
    return missing + [f"  {kind} {name} does not exist" for name in sorted(told - used)]


def _settings() -> set[str]:
    return {name for place in _code() for name in READ.findall(place.read_text())}


def _commands() -> set[str]:
    found = (PROJECT / "src/varde").glob("*/management/commands/*.py")
    return {place.stem for place in found if place.stem != "__init__"}


def _code() -> list[Path]:
    return [place for place in (PROJECT / "src/varde").rglob("*.py") if "tests" not in place.parts]


if __name__ == "__main__":
    main()
