"""A PDF copied page by page: what is read stays; what acts, hides or tells goes.

Only the pages are taken over, so what a document does when it is opened, what is attached to
it, and who made it when, are left behind with the rest of the old file.
"""

import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from varde.files.limits import Limits, Reason, Unfit
from varde.files.wash import segments
from varde.files.wash.washed import Washed, answer

_OF_A_PAGE = {"/Type", "/Parent", "/Resources", "/Contents", "/Annots", "/Group"}
_OF_A_PAGE |= {"/MediaBox", "/CropBox", "/Rotate", "/UserUnit"}
# Notes, links, sounds, films and attached files have nothing to show on paper.
_MARKS = {"/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Ink", "/Line", "/Square"}
_MARKS |= {"/Circle", "/Polygon", "/PolyLine", "/FreeText", "/Stamp", "/Widget", "/Caret"}
_OF_A_MARK = {"/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F"}
_RESOURCES = {"/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font"}
_RESOURCES |= {"/Properties", "/ProcSet"}
# Where a picture or a part of a page came from, and its ways to reach out of the document.
_TELLING = {"/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Alternates", "/Ref", "/AF"}


def wash(content: bytes, limits: Limits) -> Washed:
    """A new document of the same pages. Whatever cannot be read raises."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise Unfit(Reason.LOCKED)
    if len(reader.pages) > limits.pages:
        raise Unfit(Reason.TOO_MANY_PAGES)
    if not reader.pages:
        raise Unfit(Reason.BROKEN)
    writer = PdfWriter()
    for page in reader.pages:
        _strip(page)
        writer.add_page(page)
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return Washed(out.getvalue())


def _strip(page: DictionaryObject) -> None:
    _keep_only(page, _OF_A_PAGE)
    marks = [mark for mark in _items(page.get("/Annots")) if _is_shown(mark)]
    for mark in marks:
        _keep_only(mark, _OF_A_MARK)
    page[NameObject("/Annots")] = ArrayObject(marks)
    _strip_below(page)


def _keep_only(row: DictionaryObject, names: set[str]) -> None:
    for name in [name for name in row if name not in names]:
        del row[name]


def _items(found: PdfObject | None) -> list[DictionaryObject]:
    listed = found.get_object() if found is not None else None
    inside = [item.get_object() for item in listed] if isinstance(listed, ArrayObject) else []
    return [item for item in inside if isinstance(item, DictionaryObject)]


def _is_shown(mark: DictionaryObject) -> bool:
    return mark.get("/Subtype") in _MARKS and "/AP" in mark


def _strip_below(page: DictionaryObject) -> None:
    """Everything that can be reached from the page, but not the pages around it."""
    top = DictionaryObject(page)
    del top["/Parent"]
    waiting: list[PdfObject] = [top]
    seen: set[tuple[int, int]] = set()
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            if (found.idnum, found.generation) in seen:
                continue
            seen.add((found.idnum, found.generation))
        row = found.get_object()
        if isinstance(row, DictionaryObject):
            _strip_row(row)
            waiting.extend(row.values())
        elif isinstance(row, ArrayObject):
            waiting.extend(row)


def _strip_row(row: DictionaryObject) -> None:
    resources = row.get("/Resources")
    if isinstance(resources, DictionaryObject):
        _keep_only(resources, _RESOURCES)
    if not isinstance(row, StreamObject):
        return
    for name in _TELLING & row.keys():
        del row[name]
    if row.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        row._data = segments.without_notes(row._data)


if __name__ == "__main__":
    answer(wash)
