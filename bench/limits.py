"""What may be used at most. Over a limit the bench ends with an error, and says which."""

import os
import sys

# A machine that does other work beside is given more time by whoever knows it: 2 is twice as much.
SLACK = float(os.environ.get("VARDE_BENCH_SLACK", "1"))


def hold(*measured: tuple[str, float, float]) -> None:
    """Each: what it is, what was measured, and the limit."""
    over = [
        f"{what}: {used:.1f}, and the limit is {limit * SLACK:g}"
        for what, used, limit in measured
        if used > limit * SLACK
    ]
    if over:
        sys.exit("Over the limit. " + "; ".join(over) + ".")


def load() -> float:
    return os.getloadavg()[0]


def cleared() -> dict[str, str]:
    """As an installed copy runs: what has been compiled once stays compiled."""
    return {name: word for name, word in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
