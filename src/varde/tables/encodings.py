"""Which letters the bytes of a text file stand for."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Norwegian programs have written before UTF-8: Windows, DOS, old Macs.
_OLD = ["cp1252", "cp850", "mac_roman"]
_STEP = 1 << 20
_ENOUGH = 200_000


@dataclass
class Letters:
    """What was found by reading every byte once."""

    encoding: str = "utf-8"
    nuls: int = 0
    size: int = 0
    cut: bool = False


def letters_of(path: Path) -> Letters:
    """The encoding of a whole file. UTF-8 is proven, older ones are recognised by their words."""
    with path.open("rb") as file:
        head = file.read(4096)
    marked = _marked(head) or _unmarked_utf16(head)
    found = _read_through(path, marked or "utf-8")
    if marked or found.encoding:
        found.encoding = marked or found.encoding
        return found
    found.encoding, found.cut = _older(path), False
    return found


def _marked(head: bytes) -> str:
    return next((name for mark, name in _MARKS if head.startswith(mark)), "")


def _unmarked_utf16(head: bytes) -> str:
    """Western text in UTF-16 has a zero in nearly every second byte."""
    pairs = len(head) // 2
    if pairs < 2:
        return ""
    if head[1::2].count(0) > 0.4 * pairs:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > 0.4 * pairs else ""


def _read_through(path: Path, encoding: str) -> Letters:
    """Count, and see whether the bytes are what they are said to be, to the end of the file."""
    found = Letters(encoding=encoding)
    decoder = codecs.getincrementaldecoder(encoding)()
    wide = encoding.startswith("utf-16")
    with path.open("rb") as file:
        while step := file.read(_STEP):
            found.size += len(step)
            found.nuls += 0 if wide else step.count(0)
            if found.encoding and not _decodes(decoder, step):
                found.encoding = ""
    if found.encoding and not _ends(decoder):
        found.cut = True
    return found


def _decodes(decoder: codecs.IncrementalDecoder, step: bytes) -> bool:
    try:
        decoder.decode(step)
    except UnicodeDecodeError:
        return False
    return True


def _ends(decoder: codecs.IncrementalDecoder) -> bool:
    """False when the file stops in the middle of a letter."""
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _older(path: Path) -> str:
    best = from_bytes(_telling(path), cp_isolation=list(_OLD)).best()
    name = best.encoding if best else "cp1252"
    return name if _can_all(path, name) else "latin-1"


def _telling(path: Path) -> bytes:
    """The lines that hold letters outside ASCII: only they tell one old encoding from another."""
    lines: list[bytes] = []
    kept = 0
    with path.open("rb") as file:
        while kept < _ENOUGH and (line := file.readline(_STEP)):
            if not line.isascii():
                lines.append(line)
                kept += len(line)
    return b"".join(lines)[:_ENOUGH]


def _can_all(path: Path, encoding: str) -> bool:
    return bool(_read_through(path, encoding).encoding)
