"""A photo made small, upright and bare: only what the eye sees is left of it."""

import io
import warnings

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from varde.files.limits import Limits, Reason, Unfit
from varde.files.wash.washed import Washed, answer

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
# JPEG, since everybody a case is sent to can open and print it: police, authority, Word.
# At 82 nobody sees the difference, and 1600 points fill an A4 page.
QUALITY, THUMBNAIL_QUALITY = 82, 75
_SIMPLE = {"RGB", "RGBA", "L", "CMYK"}
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def wash(content: bytes, limits: Limits) -> Washed:
    """The picture again, drawn from its points alone. Whatever cannot be drawn raises."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = limits.pixels
    pillow_heif.register_heif_opener(thumbnails=False)
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            bare = _bare(picture, limits)
    except _BOMBS as bomb:
        raise Unfit(Reason.TOO_MANY_PIXELS) from bomb
    small = bare.copy()
    small.thumbnail((limits.thumbnail, limits.thumbnail))
    return Washed(
        content=_jpeg(bare, QUALITY),
        thumbnail=_jpeg(small, THUMBNAIL_QUALITY),
        width=bare.width,
        height=bare.height,
    )


def _bare(picture: Image.Image, limits: Limits) -> Image.Image:
    """Small first, since turning and colouring a big picture costs memory."""
    room = (limits.longest_side, limits.longest_side)
    picture.draft("RGB", room)
    simple = _simple(picture)
    simple.thumbnail(room, reducing_gap=2.0)
    seen = _on_white(_in_common_colours(ImageOps.exif_transpose(simple), picture))
    fresh = Image.new("RGB", seen.size)
    fresh.paste(seen)
    return fresh


def _simple(picture: Image.Image) -> Image.Image:
    """In a mode that can be shrunk; sixteen bits of grey become eight."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in _SIMPLE and "transparency" not in picture.info:
        return picture
    return picture.convert("RGBA")


def _in_common_colours(small: Image.Image, original: Image.Image) -> Image.Image:
    """Telephones use wider colours than screens; translated before the note about it goes."""
    profile = original.info.get("icc_profile")
    if not profile or small.mode not in {"RGB", "RGBA"}:
        return small
    try:
        return (
            ImageCms.profileToProfile(
                small, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            )
            or small
        )
    except (ImageCms.PyCMSError, OSError):
        return small


def _on_white(small: Image.Image) -> Image.Image:
    if small.mode != "RGBA":
        return small.convert("RGB")
    white = Image.new("RGBA", small.size, "white")
    return Image.alpha_composite(white, small).convert("RGB")


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


if __name__ == "__main__":
    answer(wash)
