"""Checked cases, laid aside on disk until all of them are found good: no row is read twice."""

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

from varde.registers import shelf
from varde.registers.cases import Case

_TOGETHER = 400


class Spool:
    """Cases in the order they came. The file behind it has no name, and goes with the process."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(dir=shelf.folder())  # noqa: SIM115 — closed by __exit__
        self._some: list[tuple[int, bytes, dict[str, Any]]] = []

    def lay_aside(self, case: Case) -> None:
        self._some.append((case.row, case.digest, case.values))
        if len(self._some) == _TOGETHER:
            self._write()

    def _write(self) -> None:
        pickle.dump(self._some, self._file, pickle.HIGHEST_PROTOCOL)
        self._some = []

    def cases(self) -> Iterator[Case]:
        """All of them, from the beginning."""
        self._write()
        end = self._file.tell()
        self._file.seek(0)
        while self._file.tell() < end:
            for row, digest, values in pickle.load(self._file):  # our own, written just now
                yield Case(row, digest, values)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
