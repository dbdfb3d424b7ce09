"""The text of one cell: what is taken away, and what counts as nothing."""

import re

# Control characters no database or page can hold; tab and line breaks stay.
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOTHING = frozenset(
    {
        *("", "-", "–", "—", ".", "?", "n/a", "na", "nan", "null", "none", "nil", "#n/a"),
        *(
            "ukjent",
            "ukjend",
            "unknown",
            "ikke kjent",
            "ikkje kjend",
            "ikke aktuelt",
            "ikke relevant",
        ),
        *("not applicable", "not available", "not provided", "to be determined", "ingen", "intet"),
    }
)


def clean(text: str) -> str:
    """The text as it can be kept: nothing is interpreted, so HTML and formulas stay text."""
    if not text.isprintable():
        text = _UNHOLDABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return text.strip(" \t\n\xa0\u200b\ufeff")


def clean_row(cells: list[str]) -> list[str]:
    """Every cell as it can be kept; where all of it can be printed, only spaces are to be cut."""
    if "".join(cells).isprintable():
        return [cell.strip(" ") for cell in cells]
    return [clean(cell) for cell in cells]


def unholdable(text: str) -> int:
    """How many letters of a text could not be kept: a few are dirt, many mean it is no text."""
    return len(_UNHOLDABLE.findall(text)) + text.count("\ufffd")


def is_nothing(text: str) -> bool:
    """Whether a cell says in words that it holds no date, number or choice."""
    return text.casefold() in _NOTHING
