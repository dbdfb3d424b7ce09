"""What has been grown, kept to be used again: growing a million takes longer than measuring them.

With `VARDE_BENCH_KEEP=folder` each database is laid aside there at each size. Another run starts
from a copy, so what is kept stays as it was grown.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

Folders = Mapping[str, Path]


def place(engine: str, count: int) -> Path | None:
    """Where such a database is kept, when they are to be kept at all."""
    keep = os.environ.get("VARDE_BENCH_KEEP", "")
    return Path(keep).absolute() / f"{engine}-{count}" if keep else None


def put_back(kept: Path, folders: Folders) -> None:
    for name, folder in folders.items():
        shutil.rmtree(folder)
        _copy(kept / name, folder)


def lay_aside(kept: Path, folders: Folders) -> None:
    """Whole or not at all."""
    draft = kept.with_name(f".{kept.name}")
    if draft.exists():
        shutil.rmtree(draft)
    draft.mkdir(parents=True)
    for name, folder in folders.items():
        _copy(folder, draft / name)
    draft.rename(kept)


def _copy(source: Path, target: Path) -> None:
    """With owners and rights: PostgreSQL refuses a folder that is not its own."""
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)
