"""What is left when a file is washed, and how it travels out of the child that did it."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass

from varde.files.limits import Limits, Reason, Unfit
from varde.printing import child

# The exit code of a child that refuses; its reason is the last word it says.
UNFIT = 3


@dataclass(frozen=True)
class Washed:
    content: bytes
    thumbnail: bytes = b""
    width: int = 0
    height: int = 0

    def packed(self) -> bytes:
        """One line of measures, then the content, then the small picture."""
        measures = [len(self.content), self.width, self.height]
        return json.dumps(measures).encode() + b"\n" + self.content + self.thumbnail


def unpacked(packed: bytes) -> Washed:
    line, _, rest = packed.partition(b"\n")
    size, width, height = json.loads(line)
    return Washed(rest[:size], rest[size:], width, height)


def answer(wash: Callable[[bytes, Limits], Washed]) -> None:
    """The life of the child: read, wash, write. Anything unforeseen ends it, and that is fine."""
    child.confine()
    try:
        washed = wash(sys.stdin.buffer.read(), Limits(**json.loads(sys.argv[1])))
    except Unfit as why:
        _leave(why.reason)
    except MemoryError:
        _leave(Reason.TOO_HEAVY)
    else:
        sys.stdout.buffer.write(washed.packed())


def _leave(reason: Reason) -> None:
    sys.stderr.write(reason)
    sys.exit(UNFIT)
