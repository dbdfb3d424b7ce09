"""503, when disk or database is what failed: no session, no database, and nothing typed is lost."""

import logging
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from varde.ui import refusals

STATUS = 503
SAFE = ("GET", "HEAD", "OPTIONS")
UNREADABLE = (OSError, BadRequest, SuspiciousOperation)

log = logging.getLogger(__name__)


def answer(request: HttpRequest, fault: BaseException | None) -> HttpResponse:
    """For people a page with their words, for their telephone a line: it sends again by itself."""
    said = str(fault).partition("\n")[0]
    log.error("Disk or database is out of reach, and somebody was told so: %s", said)
    response = _asked_for(request) if request.method in SAFE else _sent(request)
    # One line is enough in the log: the same fault meets everybody until it is mended.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _asked_for(request: HttpRequest) -> HttpResponse:
    why = _("Varde cannot reach what it keeps. Try again in a minute.")
    return refusals.page(
        request, title=_("Out of order just now"), why=f"{why} {_call()}", status=STATUS
    )


def _sent(request: HttpRequest) -> HttpResponse:
    why = _("What you wrote is here. Wait a minute, go back, and send it again.")
    _read(request)
    title = _("It could not be stored just now")
    return refusals.page(request, title=title, why=f"{why} {_call()}", status=STATUS)


def _call() -> str:
    return _("Does it matter now, call your leader. Danger to life: call 113, 110 or 112.")


def _read(request: HttpRequest) -> None:
    """What nobody had read yet, without the files."""
    if hasattr(request, "_post"):
        return
    request.upload_handlers = [_Dropped(request)]
    try:
        assert request.POST is not None
    except UNREADABLE:
        log.info("What was sent could not be read")


class _Dropped(FileUploadHandler):
    """There is no room for files now: their senders still have them."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        return None

    def file_complete(self, file_size: int) -> None:
        return None
