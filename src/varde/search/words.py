"""Words as they are looked for: whole, begun, bent the Norwegian way, or as a number."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

MOST_TYPED = 100
MOST_WORDS = 8
LONGEST_WORD = 60
SHORTEST_BEGINNING = 3
_NUMBER = re.compile(r"\s*(\d{4})\s*[-–/]\s*(\d{1,9})\s*")
# The stemmer takes these for other words: «stillas» for «still».
_UNBENT = {"stillas": "stillas"}
_stemmer = snowballstemmer.stemmer("norwegian")


@dataclass(frozen=True)
class Word:
    """One word typed: what it may begin, or else be."""

    typed: str
    begins: str = ""
    equals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """All that was typed. Each word must be there; `parts` may stand inside longer ones."""

    words: tuple[Word, ...]
    parts: tuple[str, ...] = ()
    is_number: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


def asked(typed: str) -> Asked:
    """What somebody looks for when they type this."""
    number = numbered(typed)
    if number:
        return Asked((Word(number, equals=(number,)),), is_number=True)
    words = split(typed[:MOST_TYPED])[:MOST_WORDS]
    long = all(len(word) >= SHORTEST_BEGINNING and not word.isdecimal() for word in words)
    return Asked(tuple(_asked(word) for word in words), tuple(words) if long else ())


def known_by(texts: Iterable[str], numbers: Iterable[str] = ()) -> set[str]:
    """Every word under which these texts are found."""
    whole = {word for text in texts for word in split(text)}
    return whole | {_bent(word) for word in whole} | {numbered(one) or one for one in numbers}


def plain(text: str) -> str:
    """Capitals and ways of writing the same letter do not count."""
    return unicodedata.normalize("NFC", text.replace("\0", " ")).casefold()


def split(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in re.findall(r"[^\W_]+", plain(text))]


def numbered(typed: str) -> str:
    """«2026 – 14» is one word; empty when it is no such number."""
    found = year_and_serial(typed)
    return f"{found[0]}_{found[1]}" if found else ""


def year_and_serial(typed: str) -> tuple[int, int] | None:
    """What stands in «2026-142», with any kind of dash between."""
    found = _NUMBER.fullmatch(typed)
    return (int(found[1]), int(found[2])) if found else None


def _asked(word: str) -> Word:
    if len(word) < SHORTEST_BEGINNING or word.isdecimal():
        return Word(word, equals=(word,))
    return Word(word, begins=word, equals=(_bent(word), stem(word)))


def _bent(word: str) -> str:
    return f"s_{stem(word)}"


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without its Norwegian ending."""
    return _UNBENT.get(word) or str(_stemmer.stemWord(word))
