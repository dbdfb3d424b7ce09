"""A photo is small, upright and bare when it has been washed."""

import io
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from varde.files.limits import USUAL, Limits, Reason, Unfit
from varde.files.tests import making
from varde.files.wash import pictures
from varde.files.wash.washed import Washed, unpacked

MAKERS = [making.jpeg, making.png, making.webp, making.heic]


@pytest.fixture(autouse=True)
def own_rules(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Washing sets Pillow's rules for its whole process; here it must not outlive the test."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)
    with warnings.catch_warnings():
        yield


def _opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def _washed(content: bytes, limits: Limits = USUAL) -> Image.Image:
    return _opened(pictures.wash(content, limits).content)


def _is_upright(picture: Image.Image) -> bool:
    """Red above, blue below."""
    middle = picture.width // 2
    above = picture.convert("RGB").getpixel((middle, picture.height // 5))
    below = picture.convert("RGB").getpixel((middle, picture.height * 4 // 5))
    assert isinstance(above, tuple)
    assert isinstance(below, tuple)
    return above[0] > 150 > above[2] and below[2] > 150 > below[0]


@pytest.mark.parametrize("make", MAKERS)
def test_every_kind_becomes_a_jpeg(make: Callable[[], bytes]) -> None:
    picture = _washed(make())
    assert picture.format == "JPEG"
    assert picture.size == (400, 300)
    assert _is_upright(picture)


@pytest.mark.parametrize("make", MAKERS)
def test_place_maker_and_every_other_note_are_gone(make: Callable[[], bytes]) -> None:
    before = make()
    assert b"Ola" in before or making.SECRET.encode() in before
    washed = pictures.wash(before, USUAL)
    for content in (washed.content, washed.thumbnail):
        picture = _opened(content)
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
            "progressive",
            "progression",
        }
        for word in (b"Ola", making.SECRET.encode(), b"Exif", b"adobe"):
            assert word not in content


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_telephone_held_any_way_gives_an_upright_photo(orientation: int) -> None:
    turns = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90}
    held = making.scene().transpose(turns.get(orientation, Image.Transpose.ROTATE_270))
    picture = _washed(making.jpeg(held, exif=making.exif(orientation)))
    assert picture.size == (400, 300)
    assert _is_upright(picture)


def test_a_turned_heic_is_upright_too() -> None:
    held = making.scene().transpose(Image.Transpose.ROTATE_90)
    picture = _washed(making.heic(held, orientation=6))
    assert picture.size == (400, 300)
    assert _is_upright(picture)


@pytest.mark.parametrize("make", [making.jpeg, making.png])
def test_a_big_photo_is_shrunk_to_what_a_page_can_show(make: Callable[..., bytes]) -> None:
    washed = pictures.wash(make(making.scene(4032, 3024)), USUAL)
    assert (washed.width, washed.height) == (1600, 1200)
    assert _opened(washed.content).size == (1600, 1200)


def test_a_small_photo_is_not_blown_up() -> None:
    washed = pictures.wash(making.jpeg(making.scene(80, 40)), USUAL)
    assert (washed.width, washed.height) == (80, 40)


def test_the_small_picture_fits_a_list() -> None:
    washed = pictures.wash(making.jpeg(making.scene(900, 1800)), USUAL)
    assert _opened(washed.thumbnail).size == (160, 320)
    assert len(washed.thumbnail) < 20_000


def test_what_was_transparent_is_white() -> None:
    glass = Image.new("RGBA", (40, 40), (200, 0, 0, 0))
    assert _washed(making.png(glass)).getpixel((20, 20)) == (255, 255, 255)


def test_a_transparent_palette_is_white_too() -> None:
    glass = Image.new("P", (40, 40), 3)
    glass.putpalette([0, 0, 0] * 256)
    content = making.saved(glass, "PNG", transparency=3)
    assert _washed(content).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_way_of_colouring_a_png_can_be_read(mode: str) -> None:
    assert _washed(making.png(making.scene(mode=mode))).size == (400, 300)


def test_grey_in_sixteen_bits_keeps_its_shade() -> None:
    grey = Image.new("I;16", (40, 40), 0x8000)
    shade = _washed(making.saved(grey, "PNG")).getpixel((20, 20))
    assert isinstance(shade, tuple)
    assert 120 <= shade[0] <= 136


def test_a_photo_in_printers_colours_can_be_read() -> None:
    picture = _washed(making.saved(making.scene(mode="CMYK"), "JPEG"))
    assert picture.mode == "RGB"
    assert picture.size == (400, 300)


def test_a_broken_colour_profile_does_not_matter() -> None:
    assert _is_upright(_washed(making.jpeg(icc_profile=b"not a profile at all")))
    assert _is_upright(_washed(making.jpeg(icc_profile=making.wide_colours())))


def test_a_moving_picture_becomes_its_first_frame() -> None:
    frames = [making.scene(), Image.new("RGB", (400, 300), "green")]
    content = making.saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    assert _is_upright(_washed(content))


def test_more_points_than_allowed_are_refused_before_they_are_drawn() -> None:
    with pytest.raises(Unfit) as refused:
        pictures.wash(_claims(50_000, 50_000), USUAL)
    assert refused.value.reason == Reason.TOO_MANY_PIXELS


def test_sixty_megapixels_are_the_line() -> None:
    limits = Limits(pixels=100 * 100)
    assert pictures.wash(making.png(making.scene(100, 100)), limits).width == 100
    with pytest.raises(Unfit):
        pictures.wash(making.png(making.scene(101, 100)), limits)


@pytest.mark.parametrize("make", MAKERS)
def test_a_photo_cut_off_on_the_way_cannot_be_drawn(make: Callable[[], bytes]) -> None:
    whole = make()
    with pytest.raises((OSError, SyntaxError, ValueError, EOFError)):
        pictures.wash(whole[: len(whole) * 2 // 3], USUAL)


def test_kinds_we_do_not_take_are_not_even_tried() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        pictures.wash(making.saved(making.scene(mode="P"), "GIF"), USUAL)


def test_a_washed_file_survives_its_way_out_of_the_child() -> None:
    washed = Washed(b"\n\x00content\n", b"small", 3, 4)
    assert unpacked(washed.packed()) == washed


def _claims(width: int, height: int) -> bytes:
    """A few bytes that say they are an enormous picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
