"""The one door to print: data in, PDF out."""

import json
import logging
import re
import shutil
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from django.utils.translation import gettext as _

from varde.foundation.refusals import Refused
from varde.printing import child, letters
from varde.printing.sheets import Sheet

TEMPLATES = Path(__file__).parent / "templates"
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
_NAME = re.compile(r"[\w-]+(\.\w+)?")
log = logging.getLogger(__name__)


class PrintWarning(UserWarning):
    """Typst was not quite content with a sheet of ours. Tests treat it as an error."""


@dataclass(frozen=True)
class Limits:
    seconds: int = 60
    megabytes: int = 1500


USUAL = Limits()


def pdf(
    template: str,
    data: Sheet,
    *,
    pictures: Mapping[str, bytes] = NO_PICTURES,
    fonts: Path = letters.FONTS,
    limits: Limits = USUAL,
) -> bytes:
    """The sheet as a tagged PDF. Pictures are JPEG, PNG or WebP, by the names the data uses."""
    _see_to(fonts)
    fit = letters.as_written(data)
    with tempfile.TemporaryDirectory(prefix="varde-print-") as folder:
        sheet = _lay_out(Path(folder), template, pictures)
        try:
            return _set(sheet, fit, fonts, limits)
        except child.Failed as reason:
            # Typst refuses letters without a glyph, and falls over a few alphabets.
            log.info("Set %s again with only the letters of our fonts: %s", template, reason)
        return _set(sheet, letters.in_alphabet(fit, letters.alphabet(fonts)), fonts, limits)


def _see_to(fonts: Path) -> None:
    """Fonts are made when the front end is built; here only if somebody skipped that."""
    if not (fonts / letters.ALPHABET).exists():
        child.run("varde.printing.fonts", str(fonts), seconds=180, megabytes=1000)


def _lay_out(room: Path, template: str, pictures: Mapping[str, bytes]) -> Path:
    shutil.copytree(TEMPLATES, room, dirs_exist_ok=True)
    (room / "pictures").mkdir()
    for name, content in pictures.items():
        if not _NAME.fullmatch(name):
            raise ValueError(f"Not a name for a picture: {name!r}")
        (room / "pictures" / name).write_bytes(content)
    return room / f"{template}.typ"


def _set(sheet: Path, data: object, fonts: Path, limits: Limits) -> bytes:
    (sheet.parent / "data.json").write_text(json.dumps(data), encoding="utf-8")
    try:
        made, said = child.run(
            "varde.printing.compile",
            str(sheet),
            str(fonts),
            seconds=limits.seconds,
            megabytes=limits.megabytes,
        )
    except child.Stopped as reason:
        log.warning("Stopped printing %s: %s", sheet.stem, reason)
        raise Refused(_("This is too much to print at once. Print a smaller part.")) from reason
    for line in said.splitlines():
        warnings.warn(json.loads(line), PrintWarning, stacklevel=3)
    return made
