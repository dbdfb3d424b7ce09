"""A PDF keeps what is read and loses what acts, hides or tells."""

import io
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from varde.files.limits import USUAL, Limits, Reason, Unfit
from varde.files.tests import making
from varde.files.wash import papers, segments

GONE = ["/JavaScript", "/JS", "/Launch", "cmdexe", "/EmbeddedFile", "skjult", "/OpenAction"]
GONE += ["/AA", "/PieceInfo", "/Metadata", "/Author", "Ola", making.SECRET, "/Link"]


def _washed(content: bytes, limits: Limits = USUAL) -> bytes:
    return papers.wash(content, limits).content


def _reason(content: bytes, limits: Limits = USUAL) -> Reason:
    with pytest.raises(Unfit) as refused:
        papers.wash(content, limits)
    return refused.value.reason


@pytest.mark.parametrize("word", GONE)
def test_nothing_that_acts_or_tells_is_left(word: str) -> None:
    before = making.busy_paper()
    assert word.encode() in before
    assert word.encode() not in _washed(before)


def test_what_hangs_in_the_old_file_does_not_come_along_unseen() -> None:
    kinds = [type(o).__name__ for o in _objects(_washed(making.busy_paper()))]
    assert kinds.count("EncodedStreamObject") + kinds.count("DecodedStreamObject") == 1


def test_a_stamp_that_is_seen_stays_without_its_action() -> None:
    page = PdfReader(io.BytesIO(_washed(making.busy_paper()))).pages[0]
    annotations: Any = page["/Annots"]
    marks = [mark.get_object() for mark in annotations]
    assert [mark["/Subtype"] for mark in marks] == ["/Stamp"]
    assert marks[0]["/AP"]["/N"].get_data() == b"0 0 50 50 re f"
    assert "/A" not in marks[0]


def test_every_page_is_there_in_order() -> None:
    writer = making.paper(3)
    for number, page in enumerate(writer.pages):
        page.rotate(90 * number)
    washed = PdfReader(io.BytesIO(_washed(making.written(writer))))
    assert [page.rotation for page in washed.pages] == [0, 90, 180]
    assert washed.metadata is None
    assert washed.xmp_metadata is None


def test_the_place_a_scanned_photo_was_taken_is_gone() -> None:
    photo = making.jpeg()
    assert making.SECRET.encode() in making.scanned_paper(photo)
    washed = _washed(making.scanned_paper(photo))
    assert making.SECRET.encode() not in washed
    assert b"Telefonen til Ola" not in washed
    resources: Any = PdfReader(io.BytesIO(washed)).pages[0]["/Resources"]
    drawn = resources["/XObject"]["/Im0"]
    assert Image.open(io.BytesIO(drawn.get_object()._data)).size == (400, 300)


def test_a_photo_without_its_notes_is_the_same_picture() -> None:
    photo = making.jpeg()
    bare = segments.without_notes(photo)
    assert b"Exif" not in bare
    before, after = Image.open(io.BytesIO(photo)), Image.open(io.BytesIO(bare))
    assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("content", [b"", b"\xff\xd8", b"no jpeg at all", b"\xff\xd8\xff\xe1\xff"])
def test_what_is_no_jpeg_comes_back_as_it_was(content: bytes) -> None:
    assert segments.without_notes(content) == content


def test_printers_colours_of_a_scanned_photo_are_kept() -> None:
    photo = making.saved(making.scene(mode="CMYK"), "JPEG")
    assert b"Adobe" in photo
    assert b"Adobe" in segments.without_notes(photo)


def test_one_with_a_password_is_refused() -> None:
    writer = making.paper()
    writer.encrypt("hemmelig")
    assert _reason(making.written(writer)) == Reason.LOCKED


def test_one_that_only_forbids_changes_is_refused_as_well() -> None:
    writer = making.paper()
    writer.encrypt("", owner_password="hemmelig")
    assert _reason(making.written(writer)) == Reason.LOCKED


def test_too_many_pages_are_refused() -> None:
    content = making.written(making.paper(4))
    assert _reason(content, Limits(pages=3)) == Reason.TOO_MANY_PAGES
    assert len(PdfReader(io.BytesIO(_washed(content, Limits(pages=4)))).pages) == 4


def test_one_without_pages_is_broken() -> None:
    assert _reason(making.written(making.paper(0))) == Reason.BROKEN


def test_rubbish_that_begins_like_a_pdf_cannot_be_read() -> None:
    with pytest.raises(Exception, match=r".+"):
        papers.wash(b"%PDF-1.7\n" + b"rubbish " * 100, USUAL)


def _objects(content: bytes) -> list[object]:
    reader = PdfReader(io.BytesIO(content))
    count = int(str(reader.trailer["/Size"]))
    return [reader.get_object(number) for number in range(1, count)]
