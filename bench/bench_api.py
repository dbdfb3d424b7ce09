"""More than 5,000 calls made up from the API's own description: none may break it.

No figure but how many: a fault is an answer of 500 or more, or one the description does not have.
"""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
EACH = "180"  # calls for each operation; there are about thirty


def main() -> None:
    run = [sys.executable, "-m", "pytest", "-s", "tests/api"]
    env = os.environ | {"VARDE_FUZZ": os.environ.get("VARDE_FUZZ", EACH)}
    raise SystemExit(subprocess.run(run, cwd=PROJECT, env=env, check=False).returncode)


if __name__ == "__main__":
    main()
