"""Checked cases, laid aside on disk until all of them are found good: no row is read twice."""

import marshal
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Any, NamedTuple, Self

from varde.registers import shelf

_TOGETHER = 400


class Laid(NamedTuple):
    """One case as it was laid aside: its digest, its year, and its cells for the database."""

    digest: bytes
    year: int
    cells: tuple[Any, ...]  # text, numbers and nothing else


class Spool:
    """Cases in the order they came. The file behind it has no name, and goes with the process."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(dir=shelf.folder())  # noqa: SIM115 — closed by __exit__
        self._some: list[tuple[Any, ...]] = []
        self._sizes: list[int] = []

    def lay_aside(self, laid: Laid) -> None:
        self._some.append(tuple(laid))
        if len(self._some) == _TOGETHER:
            self._write()

    def _write(self) -> None:
        self._sizes.append(self._file.write(marshal.dumps(self._some)))
        self._some = []

    def cases(self) -> Iterator[Laid]:
        """All of them, from the beginning."""
        self._write()
        self._file.seek(0)
        for size in self._sizes:
            # Our own, written just now by this very process.
            yield from map(Laid._make, marshal.loads(self._file.read(size)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
