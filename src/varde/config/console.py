"""What Varde says in the terminal: Norwegian where the machine speaks it, English elsewhere."""

import os
import sys
from typing import NoReturn

NORWEGIAN = ("nb", "nn", "no")


def say(norwegian: str, english: str) -> None:
    sys.stdout.write(f"{chosen(norwegian, english)}\n")
    sys.stdout.flush()


def stop(norwegian: str, english: str) -> NoReturn:
    """Say why nothing more can be done, and what to do about it."""
    sys.stdout.flush()
    sys.stderr.write(f"{chosen(norwegian, english)}\n")
    raise SystemExit(1)


def chosen(norwegian: str, english: str) -> str:
    spoken = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return norwegian if spoken.startswith(NORWEGIAN) else english
