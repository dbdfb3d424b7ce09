"""What a file is called on the page: the sender's word for it, made harmless."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from varde.files.sniffing import Kind

LONGEST = 100
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def shown(name: str, extension: str, *, otherwise: str) -> str:
    """The last part of the path, readable from left to right, ending in what it really is."""
    stem = _EXTENSION.sub("", typed(name)).strip(". ")
    return f"{stem or otherwise}.{extension}"


def typed(name: str) -> str:
    """The sender's own name for a file, to say which one is meant."""
    last = PurePosixPath(name.replace("\\", "/")).name
    visible = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", last))
    visible = "".join(c for c in visible if unicodedata.category(c) not in _DROPPED)
    return " ".join(visible.split())[:LONGEST].strip()


def plain(kind: Kind) -> str:
    """A name that tells nothing about who sent it."""
    return _("Picture") if kind == Kind.PICTURE else _("Document")
