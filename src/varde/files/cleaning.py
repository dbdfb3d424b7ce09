"""What somebody sends in, made fit to keep: small, upright, and saying nothing of its own.

The work is done in a child process (wash/), one file at a time: a file that bursts or crashes
what opens it costs that child, and the sender gets an answer.
"""

import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, NamedTuple, Protocol

from django.utils.translation import gettext_lazy

from varde.files import names
from varde.files.limits import USUAL, Limits, Reason, Unfit
from varde.files.sniffing import HEAD, Kind, kind_of
from varde.files.wash.washed import UNFIT, Washed, unpacked
from varde.foundation.refusals import Refused
from varde.printing import child

log = logging.getLogger(__name__)

WORDS = {
    Reason.EMPTY: gettext_lazy("The file is empty. Choose it once more."),
    Reason.TOO_LARGE: gettext_lazy("The file is over %(megabytes)s MB. Send a smaller one."),
    Reason.WRONG_KIND: gettext_lazy(
        "This is not a picture or a PDF. Send JPEG, PNG, WebP, HEIC or PDF."
    ),
    Reason.BROKEN: gettext_lazy(
        "The file cannot be opened; it may have been cut off on the way. Take or choose it again."
    ),
    Reason.TOO_MANY_PIXELS: gettext_lazy(
        "The picture is over %(megapixels)s megapixels. Send a smaller one."
    ),
    Reason.TOO_MANY_PAGES: gettext_lazy(
        "The PDF has over %(pages)s pages. Send only those that matter."
    ),
    Reason.LOCKED: gettext_lazy("The PDF has a password. Save it without, and send it again."),
    Reason.TOO_HEAVY: gettext_lazy("The file is too heavy to open. Send a smaller one."),
}
_WASHERS = {Kind.PICTURE: "varde.files.wash.pictures", Kind.PAPER: "varde.files.wash.papers"}
_BECOMES = {Kind.PICTURE: ("image/jpeg", "jpg"), Kind.PAPER: ("application/pdf", "pdf")}


@dataclass(frozen=True)
class Cleaned:
    """A file fit to keep. Papers have no measures and no small picture."""

    content: bytes
    content_type: str
    extension: str
    name: str
    width: int = 0
    height: int = 0
    thumbnail: bytes = b""


class Refusal(NamedTuple):
    """A file that was not kept, and what its sender can do about it."""

    name: str
    why: str

    def __str__(self) -> str:
        return f"{self.name}: {self.why}"


class Upload(Protocol):
    """A file as it comes from a form."""

    name: str | None
    file: Any


def clean(stream: BinaryIO, name: str, limits: Limits = USUAL) -> Cleaned:
    """The file washed, or Refused with words for its sender."""
    try:
        return _cleaned(stream, name, limits)
    except Unfit as unfit:
        raise Refused(_words(unfit.reason, limits)) from unfit


def clean_all(
    uploads: Iterable[Upload], limits: Limits = USUAL
) -> tuple[list[Cleaned], list[Refusal]]:
    """The good are kept and the bad are named."""
    cleaned, refusals = [], []
    for upload in uploads:
        try:
            cleaned.append(clean(upload.file, upload.name or "", limits))
        except Refused as why:
            refusals.append(Refusal(names.typed(upload.name or ""), str(why)))
    return cleaned, refusals


def _cleaned(stream: BinaryIO, name: str, limits: Limits) -> Cleaned:
    stream.seek(0)
    content = stream.read(limits.bytes + 1)
    if not content:
        raise Unfit(Reason.EMPTY)
    kind = kind_of(content[:HEAD])
    if kind is None:
        raise Unfit(Reason.WRONG_KIND)
    if len(content) > limits.bytes:
        raise Unfit(Reason.TOO_LARGE)
    washed = _washed(kind, content, limits)
    content_type, extension = _BECOMES[kind]
    shown = names.shown(name, extension, otherwise=names.plain(kind))
    return Cleaned(
        content=washed.content,
        content_type=content_type,
        extension=extension,
        name=shown,
        width=washed.width,
        height=washed.height,
        thumbnail=washed.thumbnail,
    )


def _washed(kind: Kind, content: bytes, limits: Limits) -> Washed:
    try:
        washed, _said = child.run(
            _WASHERS[kind],
            json.dumps(asdict(limits)),
            given=content,
            seconds=limits.seconds,
            megabytes=limits.megabytes,
        )
    except child.Stopped as stopped:
        log.warning("A file was too heavy to wash: %s", stopped)
        raise Unfit(Reason.TOO_HEAVY) from stopped
    except child.Failed as failed:
        raise Unfit(_reason(failed)) from failed
    return unpacked(washed)


def _reason(failed: child.Failed) -> Reason:
    """The child's own refusal, or whatever it fell over: then the file is broken."""
    if failed.code == UNFIT:
        return Reason(str(failed))
    log.info("A file could not be washed: %s", failed)
    return Reason.BROKEN


def _words(reason: Reason, limits: Limits) -> str:
    most = {"megabytes": limits.bytes >> 20, "megapixels": limits.pixels // 1_000_000}
    return str(WORDS[reason]) % {**most, "pages": limits.pages}
