"""Print fonts are made from the web fonts, once."""

import shutil
from pathlib import Path

import pytest
import typst

from varde.printing import fonts, letters


def _fonts_in(folder: Path) -> list[typst.FontInfo]:
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
    return found.fonts()


def test_typst_finds_the_family_in_each_weight(print_fonts: Path) -> None:
    found = {(font.family, font.weight) for font in _fonts_in(print_fonts)}
    assert {(fonts.FAMILY, weight) for weight in fonts.WEIGHTS} <= found


def test_the_alphabet_has_the_letters_of_the_languages_we_speak() -> None:
    letters_needed = set("æøåÆØÅ ąćęłńóśźż ąčęėįšųūž ґєії čđŋšŧž áïöü «»–…€§°²½")
    assert letters_needed <= letters.alphabet()


def test_made_again_they_are_left_alone(print_fonts: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in print_fonts.iterdir()}
    assert fonts.make() == print_fonts
    assert {path.name: path.stat().st_mtime_ns for path in print_fonts.iterdir()} == before


def test_new_web_fonts_give_new_print_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "WEIGHTS", (400,))
    part = "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"
    copy = tmp_path / "web" / part
    copy.parent.mkdir(parents=True)
    shutil.copy(fonts.WEB_FONTS / part, copy)
    build = fonts.make(tmp_path / "build", tmp_path / "web")
    assert "ł" not in (build / letters.ALPHABET).read_text(encoding="utf-8")
    more = part.replace("latin", "latin-ext")
    shutil.copy(fonts.WEB_FONTS / more, tmp_path / "web" / more)
    fonts.make(build, tmp_path / "web")
    assert "ł" in (build / letters.ALPHABET).read_text(encoding="utf-8")


def test_without_web_fonts_it_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(fonts.NoWebFonts, match="npm ci"):
        fonts.make(tmp_path / "build", tmp_path)


def test_the_folder_of_another_who_was_first_is_as_good(tmp_path: Path) -> None:
    fresh, build = tmp_path / "fresh", tmp_path / "build"
    fresh.mkdir()
    (fresh / "font").touch()
    fonts._swap(fresh, build)
    assert (build / "font").exists()
