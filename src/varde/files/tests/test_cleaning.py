"""What people send: taken when it is a picture or a paper, refused in plain words when not."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from varde.files import cleaning
from varde.files.cleaning import Cleaned, clean, clean_all
from varde.files.limits import Limits
from varde.files.tests import making
from varde.files.tests.conftest import upload
from varde.foundation.refusals import Refused

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><html><body><script>alert(1)</script></body></html>"


def _clean(content: bytes, name: str = "bilde.jpg", limits: Limits | None = None) -> Cleaned:
    return clean(io.BytesIO(content), name, limits or Limits())


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("stor.txt", b"0" * 5_000_000)
    return out.getvalue()


@pytest.mark.parametrize("make", [making.jpeg, making.png, making.webp, making.heic])
def test_every_kind_of_photo_is_kept_as_a_jpeg(make: Callable[[], bytes]) -> None:
    kept = _clean(make(), "IMG_0042.HEIC")
    assert (kept.content_type, kept.extension) == ("image/jpeg", "jpg")
    assert kept.name == "IMG_0042.jpg"
    assert (kept.width, kept.height) == (400, 300)
    assert Image.open(io.BytesIO(kept.content)).format == "JPEG"
    assert Image.open(io.BytesIO(kept.thumbnail)).size == (320, 240)


def test_a_paper_is_kept_as_a_paper() -> None:
    kept = _clean(making.busy_paper(), "Rutine for stillas.PDF")
    assert kept.content_type == "application/pdf"
    assert kept.name == "Rutine for stillas.pdf"
    assert kept.content.startswith(b"%PDF")
    assert b"/JavaScript" not in kept.content
    assert kept.thumbnail == b""


def test_what_it_is_decides_and_not_what_it_is_called() -> None:
    assert _clean(making.png(), "rutine.pdf").name == "rutine.jpg"
    assert _clean(making.written(making.paper()), "bilde.jpg").name == "bilde.pdf"


@pytest.mark.parametrize(
    "content",
    [SVG, HTML, _zip(), b"MZ\x90\x00" * 50, b"GIF89a" + b"\0" * 50, b"hei " * 50, b"\0" * 500],
    ids=["svg", "html", "zip", "exe", "gif", "text", "nothing"],
)
@pytest.mark.parametrize("name", ["bilde.jpg", "rutine.pdf"])
def test_a_wrong_kind_under_a_right_name_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(Refused, match="not a picture or a PDF"):
        _clean(content, name)


def test_a_page_hidden_behind_the_first_bytes_of_a_photo_is_refused() -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        _clean(b"\xff\xd8\xff\xe0" + HTML)


def test_a_page_hidden_after_a_photo_is_left_behind() -> None:
    assert b"script" not in _clean(making.jpeg() + HTML).content


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Refused, match="empty"):
        _clean(b"")


def test_a_broken_heic_is_refused() -> None:
    whole = making.heic()
    for broken in (whole[: len(whole) // 2], whole[:200] + b"\0" * 500, whole[:40]):
        with pytest.raises(Refused, match="cannot be opened"):
            _clean(broken, "IMG_0042.HEIC")


def test_a_file_over_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(Refused, match="over 25 MB"):
        _clean(making.jpeg() + b"\0" * (25 * 1024 * 1024))


def test_of_fifty_megabytes_no_more_is_read_than_is_needed_to_say_no() -> None:
    class Endless(io.BytesIO):
        asked = 0

        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            self.asked = size
            return super().read(size)

    stream = Endless(making.jpeg() + b"\0" * 50_000_000)
    with pytest.raises(Refused):
        clean(stream, "film.jpg")
    assert 0 < stream.asked <= 25 * 1024 * 1024 + 1


def test_a_picture_with_too_many_points_is_refused_with_the_limit() -> None:
    big = making.png(Image.new("L", (1200, 1000)))
    with pytest.raises(Refused, match="over 1 megapixels"):
        _clean(big, limits=Limits(pixels=1_100_000))


def test_a_paper_with_a_password_is_refused() -> None:
    writer = making.paper()
    writer.encrypt("hemmelig")
    with pytest.raises(Refused, match="password"):
        _clean(making.written(writer), "rutine.pdf")


def test_a_paper_with_too_many_pages_is_refused_with_the_limit() -> None:
    with pytest.raises(Refused, match="over 2 pages"):
        _clean(making.written(making.paper(3)), limits=Limits(pages=2))


def test_a_paper_cut_in_the_middle_is_refused() -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        _clean(b"%PDF-1.7\n" + b"rubbish " * 100, "rutine.pdf")


def test_what_wants_too_much_memory_is_refused() -> None:
    with pytest.raises(Refused, match="too heavy"):
        _clean(making.png(making.scene(5000, 5000)), limits=Limits(megabytes=60))


def test_what_takes_too_long_is_refused() -> None:
    with pytest.raises(Refused, match="too heavy"):
        _clean(making.jpeg(), limits=Limits(seconds=0))


def test_a_photo_of_48_megapixels_stays_within_its_memory() -> None:
    kept = _clean(making.saved(making.scene(8064, 6048), "PNG"), limits=Limits(megabytes=400))
    assert (kept.width, kept.height) == (1600, 1200)


def test_of_several_the_good_are_kept_and_the_bad_are_named() -> None:
    cleaned, refusals = clean_all(
        [
            upload("rekkverk.jpg", making.jpeg()),
            upload("C:\\tegning\u202e.svg", SVG),
            upload("feste.png", making.png()),
            upload("tom.jpg", b""),
        ]
    )
    assert [one.name for one in cleaned] == ["rekkverk.jpg", "feste.jpg"]
    assert [refusal.name for refusal in refusals] == ["tegning.svg", "tom.jpg"]
    assert "tegning.svg: This is not a picture" in str(refusals[0])


def test_every_reason_has_words_that_say_what_to_do() -> None:
    for reason, words in cleaning.WORDS.items():
        assert str(words).endswith("."), reason
        assert len(str(words).split(". ")) + str(words).count(";") >= 2, reason


def test_a_stream_that_was_read_before_is_read_from_its_start() -> None:
    stream: Any = io.BytesIO(making.jpeg())
    stream.read()
    assert clean(stream, "bilde.jpg").width == 400
