"""How far a long import has come, for whoever started it from a command line."""

from types import TracebackType
from typing import Self

from django.core.management.base import OutputWrapper

_EVERY = 5_000


class Progress:
    """One line that changes on a terminal, one line after the other anywhere else."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out = out
        self._is_terminal = out.isatty()
        self._next = {"read": _EVERY, "written": _EVERY}

    def tell(self, so_far: int, total: int) -> None:
        """Rows are read first, then written."""
        if so_far:
            self._reached("written", so_far, f"{so_far} of {total} rows written")
        else:
            self._reached("read", total, f"{total} rows read and checked")

    def _reached(self, phase: str, rows: int, line: str) -> None:
        if rows < self._next[phase]:
            return
        self._next[phase] = rows - rows % _EVERY + _EVERY
        self._out.write(f"\r{line}", ending="") if self._is_terminal else self._out.write(line)
        self._out.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_terminal:
            self._out.write("")
