"""How alike a column's heading is to the words for a field."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

_HUMP = re.compile(r"(?<=[a-zæøå0-9])(?=[A-ZÆØÅ])|(?<=[A-ZÆØÅ])(?=[A-ZÆØÅ][a-zæøå])")
_WORD = re.compile(r"[^\W_]+")
_SPELLINGS = str.maketrans({"å": "a", "ø": "o", "æ": "e", "ö": "o", "ä": "e", "é": "e"})
# Words that say nothing of what a column holds: language marks and small words.
_NOISE = frozenset(
    {
        *("en", "nb", "nn", "no", "list", "liste", "felt", "field"),
        *("the", "a", "an", "of", "av", "pa", "for", "om", "til", "i"),
    }
)
CERTAIN = 1.0
_ALIKE = 0.86
_SHORTEST_PART = 4


def words(heading: str) -> tuple[str, ...]:
    """The telling words of a heading: "AccidentLevel_EN" is accident and level."""
    parts = [part.casefold() for part in _WORD.findall(_HUMP.sub(" ", heading))]
    folded = [_folded(part) for part in parts]
    return tuple(word for word in folded if word not in _NOISE) or tuple(folded)


def _folded(word: str) -> str:
    """å and aa, ø and oe are the same letter, written by people with other keyboards."""
    word = word.translate(_SPELLINGS)
    return word.replace("aa", "a").replace("oe", "o").replace("ae", "e")


def likeness(heading: str, synonyms: Iterable[str]) -> float:
    """From 0, nothing in common, to 1, the same words."""
    said = words(heading)
    return max((_likeness(said, words(synonym)) for synonym in synonyms), default=0.0)


def _likeness(said: tuple[str, ...], sought: tuple[str, ...]) -> float:
    if not said or not sought:
        return 0.0
    if said == sought or "".join(said) == "".join(sought):
        return CERTAIN
    if set(sought) <= set(said):
        return 0.6 + 0.35 * len(sought) / len(said)
    joined, wanted = "".join(said), "".join(sought)
    if len(wanted) >= _SHORTEST_PART and any(_compound(word, wanted) for word in said):
        return 0.5 + 0.25 * len(wanted) / len(joined)
    alike = SequenceMatcher(None, joined, wanted).ratio()
    return 0.8 * alike if alike >= _ALIKE and len(wanted) > _SHORTEST_PART else 0.0


def _compound(word: str, part: str) -> bool:
    """Norwegian puts words together, the telling one last: hendelsesdato is a dato."""
    return len(word) > len(part) and word.endswith(part)
