"""The receipt: a code that opens one case for whoever reported it, known by nobody else.

The code is computed from the secret token of the submission and never kept; the row holds a
keyed digest of it. Sending the same form twice therefore gives the same code again.
"""

import hashlib
import hmac

from django.conf import settings

# Crockford's letters: no I, L, O or U to mistake. Ten of them are 50 bits.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


def code_for(token: str) -> str:
    """The code of a submission, as people read it: K7TM-4QXP-9R."""
    number = int.from_bytes(_keyed("receipt", token)[:8], "big")
    letters = "".join(LETTERS[(number >> (5 * place)) & 31] for place in range(LENGTH))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def digest(code: str) -> str:
    """What the row keeps of a code; spaces, hyphens, case and look-alikes do not matter."""
    plain = "".join(c for c in code.upper().translate(LOOKALIKES) if c in LETTERS)
    return _keyed("code", plain).hex() if len(plain) == LENGTH else ""


def submission_digest(token: str) -> str:
    """What the row keeps of the submission's token, so that twice is once."""
    return _keyed("submission", token).hex()


def _keyed(purpose: str, text: str) -> bytes:
    key = f"varde.receipts.{purpose}:{settings.SECRET_KEY}".encode()
    return hmac.new(key, text.encode(), hashlib.sha256).digest()
