"""The parts of a workbook that say how its sheets are to be read."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from varde.tables.xml_parts import elements
from varde.tables.zips import damaged

# The date and time formats every spreadsheet knows by number alone (ECMA-376 part 1, 18.8.30).
_BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)


@dataclass
class Book:
    """The sheets of a workbook, and which cell styles show a number as a day or a time."""

    sheets: dict[str, str] = field(default_factory=dict)  # visible ones: name → part
    strings: str = ""
    first_day_1904: bool = False
    day_styles: frozenset[int] = frozenset()


def book_of(archive: zipfile.ZipFile) -> Book:
    """Read the workbook's own list of sheets and its styles."""
    book = Book()
    targets = _targets(archive)

    def found(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            book.sheets[attributes.get("name", "")] = targets.get(_relation(attributes), "")
        elif name == "workbookPr":
            book.first_day_1904 = attributes.get("date1904", "0") in {"1", "true"}

    elements(archive, "xl/workbook.xml", found)
    book.sheets = {name: part for name, part in book.sheets.items() if "worksheets/" in part}
    book.strings = next((part for part in targets.values() if "sharedStrings" in part), "")
    if not book.sheets:
        raise damaged()
    if "xl/styles.xml" in archive.namelist():
        book.day_styles = _day_styles(archive)
    return book


def _relation(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    """What the workbook's relation ids stand for, as paths inside the zip."""
    targets: dict[str, str] = {}

    def found(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            path = attributes.get("Target", "")
            inside = path.lstrip("/") if path.startswith("/") else posixpath.join("xl", path)
            targets[attributes.get("Id", "")] = posixpath.normpath(inside)

    elements(archive, "xl/_rels/workbook.xml.rels", found)
    return targets


def _day_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    formats: dict[int, str] = {}
    styles: list[int] = []
    inside = [False]

    def found(name: str, attributes: dict[str, str]) -> None:
        if name in {"cellXfs", "cellStyles", "dxfs", "cellStyleXfs"}:
            inside[0] = name == "cellXfs"
        elif name == "numFmt":
            formats[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif name == "xf" and inside[0]:
            styles.append(int(attributes.get("numFmtId", 0)))

    elements(archive, "xl/styles.xml", found)
    days = _BUILT_IN | {number for number, code in formats.items() if _shows_day(code)}
    return frozenset(index for index, number in enumerate(styles) if number in days)


def _shows_day(code: str) -> bool:
    positive = _NOT_FORMAT.sub("", code).split(";")[0].casefold()
    return bool(set("dmyhs") & set(positive)) and "general" not in positive
