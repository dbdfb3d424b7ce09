"""Makes text fit for print: a single character without a glyph would stop a whole PDF/A."""

import unicodedata
from collections.abc import Callable, Set
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "build"
ALPHABET = "alphabet.txt"
UNPRINTABLE = "▯"
# Signs that typst brings along itself, often met in what people write.
SIGNS = frozenset("▯←↑→↓↔⇒≤≥≠≈±−√∞∑∆■□●○▲△▼▽◆◇★☆☐☑☒☹☺♀♂⚠⚡✓✔✗✘❤…‰′″™℃")
_DROPPED = {"Cc", "Cs", "Co", "Cn"}
# Characters that turn the reading direction of what follows them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = {"Cf", "Mn", "Zs"}


def as_written(data: Any) -> Any:
    """The same data without control characters and other things that have no shape."""
    return _each_text(data, _tidy)


def in_alphabet(data: Any, alphabet: Set[str]) -> Any:
    """The same data, with a box for every character outside the alphabet."""
    return _each_text(data, lambda text: "".join(_boxed(letter, alphabet) for letter in text))


@cache
def alphabet(fonts: Path = FONTS) -> frozenset[str]:
    """Every character that is sure to have a glyph."""
    return frozenset((fonts / ALPHABET).read_text(encoding="utf-8")) | SIGNS


def _each_text(data: Any, change: Callable[[str], str]) -> Any:
    match data:
        case str():
            return change(data)
        case dict():
            return {name: _each_text(value, change) for name, value in data.items()}
        case list() | tuple():
            return [_each_text(value, change) for value in data]
    return data


def _tidy(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(filter(_has_shape, unicodedata.normalize("NFC", lines)))


def _has_shape(letter: str) -> bool:
    if letter in _TURNING:
        return False
    return letter == "\n" or unicodedata.category(letter) not in _DROPPED


def _boxed(letter: str, alphabet: Set[str]) -> str:
    if letter == "\n" or letter in alphabet:
        return letter
    return "" if unicodedata.category(letter) in _INVISIBLE else UNPRINTABLE
