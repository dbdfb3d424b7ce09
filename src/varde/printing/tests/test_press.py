"""The door to print: limits, warnings, and nothing that gets out of its folder."""

from pathlib import Path

import pytest

from varde.foundation.refusals import Refused
from varde.printing import child, letters, press
from varde.printing.press import Limits, PrintWarning, pdf
from varde.printing.sheets import Case, Poster


def test_what_takes_too_long_is_refused_in_plain_words(poster: Poster) -> None:
    with pytest.raises(Refused, match="smaller part"):
        pdf("poster", poster, limits=Limits(seconds=0))


def test_what_wants_too_much_memory_is_refused_too(case: Case) -> None:
    row = ["Ord " * 40] * 3
    case["sections"] = [
        {"kind": "table", "heading": "Alt", "columns": ["A", "B", "C"], "rows": [row] * 3000}
    ]
    with pytest.raises(Refused, match="smaller part"):
        pdf("case", case, limits=Limits(megabytes=120))


def test_a_warning_of_typst_is_heard(poster: Poster, tmp_path: Path) -> None:
    (tmp_path / letters.ALPHABET).write_text("abc")
    with pytest.warns(PrintWarning, match="unknown font family"):
        pdf("poster", poster, fonts=tmp_path)


@pytest.mark.parametrize("name", ["../data.json", "/etc/passwd", "a/b.jpg", ".."])
def test_a_picture_cannot_be_laid_outside_its_folder(case: Case, name: str) -> None:
    with pytest.raises(ValueError, match="Not a name"):
        pdf("case", case, pictures={name: b""})


def test_a_fault_in_the_data_is_told_to_programmers(case: Case) -> None:
    case["sections"] = [{"kind": "sang", "heading": "", "text": ""}]  # type: ignore[typeddict-item]
    with pytest.raises(child.Failed, match="sang"):
        pdf("case", case)


@pytest.mark.slow
def test_fonts_are_made_when_they_are_missing(tmp_path: Path) -> None:
    press._see_to(tmp_path / "fonts")
    assert (tmp_path / "fonts" / "source-sans-3-400.ttf").exists()
