"""Fonts for print, made from the web fonts of ui: python -m varde.printing.fonts [FOLDER]."""

import hashlib
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from varde.printing import letters

FAMILY = "Source Sans 3"
WEIGHTS = (400, 650, 800)
WEB_FONTS = Path(__file__).parents[1] / "ui" / "frontend" / "node_modules"
_PARTS = "@fontsource-variable/source-sans-3/files/source-sans-3-*-wght-normal.woff2"
_EMOJI = "@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff2"
_FIRST = "source-sans-3-latin-wght-normal.woff2"
_RECIPE = b"1"


class NoWebFonts(Exception):
    """The web fonts are not there to make print fonts from."""


def make(build: Path = letters.FONTS, web_fonts: Path = WEB_FONTS) -> Path:
    """The folder of print fonts, made anew only when the web fonts have changed."""
    parts = _parts(web_fonts)
    emoji = sorted(web_fonts.glob(_EMOJI))
    stamp = build / _fingerprint([*parts, *emoji])
    if not stamp.exists():
        with tempfile.TemporaryDirectory(dir=build.parent, prefix=".fonts-") as room:
            fresh = Path(room) / "fresh"
            fresh.mkdir()
            for weight in WEIGHTS:
                _join(list(_cut(parts, weight, Path(room))), weight, fresh)
            for font in emoji:
                _unpacked(font).save(fresh / f"{font.stem}.ttf")
            _write_alphabet(fresh)
            (fresh / stamp.name).touch()
            _swap(fresh, build)
    return build


def _parts(web_fonts: Path) -> list[Path]:
    """The family comes in one file per alphabet; the plain Latin letters win where two overlap."""
    parts = sorted(web_fonts.glob(_PARTS), key=lambda path: (path.name != _FIRST, path.name))
    if not parts:
        raise NoWebFonts(f"No {FAMILY} in {web_fonts}: run npm ci in {web_fonts.parent} first.")
    return parts


def _fingerprint(parts: list[Path]) -> str:
    digest = hashlib.sha256(_RECIPE)
    for path in parts:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _cut(parts: list[Path], weight: int, room: Path) -> Iterator[str]:
    """One weight of each alphabet, uncompressed."""
    for part in parts:
        cut = room / f"{part.stem}-{weight}.ttf"
        instantiateVariableFont(_unpacked(part), {"wght": weight}, inplace=True).save(cut)
        yield str(cut)


def _unpacked(path: Path) -> TTFont:
    font = TTFont(path)
    font.flavor = None
    return font


def _join(cuts: list[str], weight: int, folder: Path) -> None:
    font = Merger().merge(cuts)
    for number, words in {1: FAMILY, 2: "Regular", 4: f"{FAMILY} {weight}", 16: FAMILY}.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font.save(folder / f"source-sans-3-{weight}.ttf")


def _write_alphabet(folder: Path) -> None:
    points = {point for font in folder.glob("*.ttf") for point in TTFont(font).getBestCmap()}
    (folder / letters.ALPHABET).write_text("".join(map(chr, sorted(points))), encoding="utf-8")


def _swap(fresh: Path, build: Path) -> None:
    """Put the new folder in place; whoever made the same at the same time did it as well."""
    shutil.rmtree(build, ignore_errors=True)
    try:
        os.rename(fresh, build)
    except OSError:
        if not build.is_dir():
            raise


if __name__ == "__main__":
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        make(*(Path(argument) for argument in sys.argv[1:2]))
    except NoWebFonts as missing:
        sys.exit(str(missing))
