"""A look at a zip file's own list of contents, before anything in it is unpacked."""

import zipfile
from pathlib import Path

from django.utils.translation import gettext as _

from varde.tables.faults import Unreadable

MOST_UNPACKED = 600 * 1024 * 1024
MOST_PARTS = 5_000
# A worksheet shrinks to a tenth or a fortieth. What shrinks to less was made to do harm.
_SMALL = 20 * 1024 * 1024
_MOST_TIMES = 150


def opened(path: Path) -> zipfile.ZipFile:
    """The workbook as a zip, once its stated sizes are sane. Reading stops at the stated size."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as wrong:
        raise damaged() from wrong
    try:
        _refuse_bombs(archive, path.stat().st_size)
        _refuse_others(archive)
    except Unreadable:
        archive.close()
        raise
    return archive


def damaged() -> Unreadable:
    return Unreadable(
        _("The workbook is damaged or cut. Open it in a spreadsheet, save it again and try anew.")
    )


def _refuse_bombs(archive: zipfile.ZipFile, packed: int) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    swollen = unpacked > _SMALL and unpacked > _MOST_TIMES * packed
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or swollen:
        raise Unreadable(
            _("Unpacked, this workbook would be %(size)s MB. Save the sheet as CSV and use that.")
            % {"size": unpacked // (1024 * 1024)}
        )


def _refuse_others(archive: zipfile.ZipFile) -> None:
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise Unreadable(_("The workbook is locked with a password. Save it without one."))
    if "xl/workbook.xml" not in archive.namelist():
        raise Unreadable(_("This is not a table. Save it as CSV or as an Excel workbook (.xlsx)."))
