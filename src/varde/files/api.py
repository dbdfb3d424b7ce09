"""Files from other systems: sent first, then named in a report or when a measure is done."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import File, Router, Schema, Status
from ninja.files import UploadedFile

from varde.files import keeping
from varde.files.cleaning import clean_all
from varde.files.forms import MOST
from varde.machines.api.answers import makes
from varde.machines.api.keys import WithKey
from varde.machines.api.problems import Unfit
from varde.machines.models import Scope

router = Router(tags=["files"])


class Sent(Schema):
    """A file that is kept for twelve hours. Send its note along as one of `photos`."""

    note: str
    name: str
    content_type: str
    size: int


class Kept(Schema):
    """What was kept, and what was not and why."""

    kept: list[Sent]
    refused: list[str]


@router.post("", auth=WithKey(Scope.WRITE_CASES, Scope.WRITE_MEASURES), response=makes(Kept))
def send_files(request: HttpRequest, files: File[list[UploadedFile]]) -> Status[Kept]:
    """Pictures and PDFs, ten at a time. All they say of where and by whom is taken away."""
    if len(files) > MOST:
        raise Unfit("files", _("Ten is the most at once. Send the rest afterwards."))
    cleaned, refused = clean_all(files)
    if not cleaned:
        raise Unfit("files", " ".join(map(str, refused)) or _("Choose a picture or a PDF."))
    kept = [keeping.keep(one) for one in cleaned]
    sent = [
        Sent(note=one.sealed, name=one.name, content_type=one.content_type, size=one.size)
        for one in kept
    ]
    return Status(201, Kept(kept=sent, refused=[str(one) for one in refused]))


def sent(note: str) -> keeping.Kept:
    """The file a note from `send_files` stands for."""
    kept = keeping.unseal(note)
    if kept is None:
        raise Unfit("photos", _("This note is too old, or not ours. Send the file again."))
    return kept
