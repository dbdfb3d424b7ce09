"""Reading one XML part of a workbook as a stream. Nothing outside the file is ever fetched."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from varde.tables.zips import damaged

_STEP = 1 << 16


def parser() -> expat.XMLParserType:
    """A parser for data: a document type, and with it every entity, is refused."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse
    return made


def _refuse(*_doctype: object) -> None:
    raise damaged()


def feed(reader: expat.XMLParserType, archive: zipfile.ZipFile, part: str) -> Iterator[None]:
    """Parse the part in steps; between steps the caller takes what has been found."""
    try:
        with archive.open(part) as stream:
            while step := stream.read(_STEP):
                reader.Parse(step, False)  # noqa: FBT003
                yield
            reader.Parse(b"", True)  # noqa: FBT003
    except (KeyError, expat.ExpatError, zipfile.BadZipFile, zlib.error, NotImplementedError) as bad:
        raise damaged() from bad
    yield


def elements(
    archive: zipfile.ZipFile, part: str, found: Callable[[str, dict[str, str]], None]
) -> None:
    """Call `found` for every element of a small part, by its name without prefix."""
    reader = parser()
    reader.StartElementHandler = lambda name, attributes: found(local(name), attributes)
    for _step in feed(reader, archive, part):
        pass


def local(name: str) -> str:
    return name.rpartition(":")[2]
