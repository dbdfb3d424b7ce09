"""Names in alphabetical order, the Norwegian one, and found however they are typed."""

import unicodedata

# After z, on any database: æ, ø, å, and the neighbours' letters with them.
_LAST = str.maketrans({"æ": "zz1", "ä": "zz1", "ø": "zz2", "ö": "zz2", "å": "zz3"})
LONGEST = 200


def sorting_key(name: str) -> str:
    """What names are sorted and searched by: «Åse  Ärlig» and «åse ærlig» are the same."""
    plain = unicodedata.normalize(
        "NFC", " ".join(name.replace("\0", " ").split()).casefold()
    ).translate(_LAST)
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in letters if not unicodedata.combining(c))[:LONGEST]
