"""The code on a poster: an address on a wall. Short, and hard to read wrong; no secret."""

import secrets

# No 0 O, 1 I L, 5 S, 8 B to mistake, and no vowels to make words of.
LETTERS = "234679CDFGHJKMNPQRTVWXYZ"
LENGTH = 8


def fresh() -> str:
    """A code nobody has yet, as good as surely: there are 10^11 of them."""
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))


def as_written(typed: str) -> str:
    """The code behind what somebody typed off a wall: small letters, spaces and hyphens too."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())
