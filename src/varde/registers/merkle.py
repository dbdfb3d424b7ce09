"""One hash over many rows, from which it can be proven that any row was among them.

As in RFC 6962: leaves and nodes are hashed with different first bytes, so that neither can be
passed off as the other. The leaves are sorted: the root can be made again from the cases alone.
"""

import hashlib
from collections.abc import Iterable

EMPTY = hashlib.sha256(b"").hexdigest()


def root(leaves: Iterable[bytes]) -> str:
    """The root over the rows' digests, in hex."""
    level = [hashlib.sha256(b"\0" + leaf).digest() for leaf in sorted(leaves)]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        odd = level[-1:] if len(level) % 2 else []
        level = [hashlib.sha256(b"\1" + left + right).digest() for left, right in pairs] + odd
    return level[0].hex() if level else EMPTY
