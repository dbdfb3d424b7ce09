"""What the made-up cases are about: a few thousand Norwegian words, some common and most rare."""

import random
from typing import NamedTuple

from varde.search import words

FIRST = (
    *("lager", "havne", "kontor", "verksted", "kjøkken", "brakke", "tak", "loft", "kai", "gang"),
    *("trapp", "stillas", "truck", "kran", "heis", "port", "lys", "kabel", "vann", "gass"),
    *("brann", "nød", "skole", "sykehjems", "buss", "veg", "anleggs", "tunnel", "bro", "mast"),
    *("garderobe", "kantine", "møte", "fyr", "pumpe", "silo", "ovn", "presse", "sag", "frys"),
    *("rense", "maskin", "laste", "rampe", "gard", "hage", "kjeller", "vegg", "grøft", "tank"),
)
LAST = (
    *("rekkverk", "dør", "gulv", "rom", "luke", "bom", "stige", "lampe", "bryter", "slange"),
    *("ventil", "måler", "skilt", "vern", "deksel", "krok", "kjetting", "hjul", "brems", "vindu"),
    *("list", "trinn", "kant", "sluk", "rist", "skap", "hylle", "pall", "bord", "stol"),
    *(
        "utgang",
        "alarm",
        "slukker",
        "varsler",
        "port",
        "gjerde",
        "lås",
        "håndtak",
        "motor",
        "belte",
    ),
    *("rør", "pakning", "filter", "vifte", "kasse", "dekk", "seil", "kjegle", "sperre", "tavle"),
)
COMMON = (
    *("rekkverk", "stillas", "trapp", "truck", "last", "gulv", "glatt", "mørkt", "lampe", "kabel"),
    *("løs", "løsnet", "falt", "knakk", "mangler", "sprakk", "lekker", "stoppet", "traff", "skled"),
    *("uten", "med", "ved", "under", "over", "bak", "på", "i", "og", "men", "fordi", "da", "som"),
    *("hjelm", "sele", "skrue", "isete", "vått", "støv", "støy", "varmt", "kaldt", "trangt"),
)
RARE = tuple(first + last for first in FIRST for last in LAST)
SHARE_OF_RARE = 0.25
DIFFERENT = 20_000  # sentences of each length


class Said(NamedTuple):
    """Some words as they stand in a text, and all they are found by."""

    text: str
    found_by: frozenset[str]


class Vocabulary:
    """Draws sentences, each of many; what each word is found by is worked out once."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._known = {word: words.known_by([word]) for word in (*COMMON, *RARE)}
        self._said: dict[int, list[Said]] = {}

    def sentence(self, length: int) -> Said:
        """So many words, the first of them with a capital."""
        known = self._said.setdefault(length, [])
        if len(known) < DIFFERENT:
            known.append(self._new(length))
            return known[-1]
        return known[int(self.chance.random() * DIFFERENT)]

    def _new(self, length: int) -> Said:
        some = [self._word() for _ in range(length)]
        known = frozenset().union(*(self._known[word] for word in some))
        return Said(" ".join(some).capitalize() + ".", known)

    def _word(self) -> str:
        roll = self.chance.random()
        if roll >= SHARE_OF_RARE:
            return COMMON[int((roll - SHARE_OF_RARE) / (1 - SHARE_OF_RARE) * len(COMMON))]
        # Squared, so that some of the rare ones are rarer than others.
        return RARE[int((roll / SHARE_OF_RARE) ** 2 * len(RARE))]
