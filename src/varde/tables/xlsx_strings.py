"""A workbook's shared texts, kept on disk so that a large workbook needs little memory."""

import mmap
import tempfile
import zipfile
from array import array
from types import TracebackType
from typing import Self

from varde.tables.xml_parts import feed, local, parser
from varde.tables.zips import damaged


class SharedStrings:
    """The texts by number. Use it in a `with`: the file behind it goes when you leave."""

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        self._ends = array("Q", [0])
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 — closed by __exit__
        self._map: mmap.mmap | None = None
        self._text: list[str] = []
        if part:
            self._load(archive, part)

    def _load(self, archive: zipfile.ZipFile, part: str) -> None:
        reader = parser()
        reader.StartElementHandler = self._start
        reader.EndElementHandler = self._end
        self._reader, self._phonetic = reader, False
        for _step in feed(reader, archive, part):
            pass
        self._file.flush()
        if self._ends[-1]:
            self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "rPh":
            self._phonetic = True
        elif name == "t" and not self._phonetic:
            self._reader.CharacterDataHandler = self._text.append

    def _end(self, name: str) -> None:
        name = local(name)
        if name == "t":
            self._reader.CharacterDataHandler = None
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            written = self._file.write("".join(self._text).encode())
            self._ends.append(self._ends[-1] + written)
            self._text.clear()

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self._ends) - 1:
            raise damaged()
        start, end = self._ends[number], self._ends[number + 1]
        return self._map[start:end].decode() if self._map and start < end else ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._map:
            self._map.close()
        self._file.close()
