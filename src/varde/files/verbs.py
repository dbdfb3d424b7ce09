"""What can be done with files: hang them on a row, take one away, put it back."""

import uuid
from collections.abc import Iterable

from django.db import IntegrityError
from django.utils.translation import gettext as _

from varde.audit import trail
from varde.files import keeping, names, rules
from varde.files.cleaning import Cleaned, Refusal, Upload, clean_all
from varde.files.keeping import Kept
from varde.files.models import Attachment, Subject
from varde.files.sniffing import Kind
from varde.foundation.identity import uuid7
from varde.foundation.refusals import Forbidden, Refused
from varde.people.actors import Actor
from varde.steps.roles import AUTHOR


def attach(subject: Subject, file: Cleaned | Kept, *, by: Actor) -> Attachment:
    """Hang a file on a row. The caller has found the row as this actor may see it."""
    return _attached(uuid7(), subject, file, by=by)


def attach_once(subject: Subject, file: Cleaned | Kept, *, key: uuid.UUID, by: Actor) -> Attachment:
    """Hang on a file its sender has named: sent again by the same name, it is there already."""
    own = uuid.uuid5(subject.pk, str(key))
    there = Attachment.objects.of(subject).filter(pk=own)
    try:
        return there.first() or _attached(own, subject, file, by=by)
    except IntegrityError:
        # The same one twice at the same moment: the first one stands.
        return there.get()


def attach_all(
    subject: Subject, uploads: Iterable[Upload], *, by: Actor
) -> tuple[list[Attachment], list[Refusal]]:
    """Hang every good file on the row, all of them or none; the bad ones are named."""
    cleaned, refusals = clean_all(uploads)
    kept = [keeping.keep(one) for one in cleaned]
    with trail.gathered():
        attached = [attach(subject, one, by=by) for one in kept]
    return attached, refusals


def withdraw(attachment: Attachment, *, by: Actor, reason: str = "") -> None:
    """Take a file away from its row: others than its author say why. It can be put back."""
    with rules.WITHDRAW.taken(attachment, by=by):
        is_own = AUTHOR in attachment.roles_of(by)
        if not is_own and not reason.strip():
            raise Refused(_("Write why it is taken away."))
        attachment.withdrawn_because = "" if is_own else reason.strip()


def restore(attachment: Attachment, *, by: Actor) -> None:
    """Put it back after all."""
    with rules.RESTORE.taken(attachment, by=by):
        if not attachment.may_be_put_back_by(by):
            raise Forbidden(_("Somebody else took it away. Ask them to put it back."))
        attachment.withdrawn_because = ""


def _attached(key: uuid.UUID, subject: Subject, file: Cleaned | Kept, *, by: Actor) -> Attachment:
    if subject.company_id != by.company_id:
        raise Forbidden(_("That belongs to another undertaking."))
    kept = file if isinstance(file, Kept) else keeping.keep(file)
    attachment = Attachment(
        pk=key,
        company_id=by.company_id,
        subject_model=subject._meta.label_lower,
        subject_key=subject.pk,
        sha256=kept.sha256,
        thumbnail=kept.thumbnail,
        content_type=kept.content_type,
        size=kept.size,
        width=kept.width,
        height=kept.height,
        added_at=by.now,
        added_by_kind=by.kind,
        added_by=by.member,
    )
    attachment.name = kept.name if by.member else _nameless(attachment)
    return rules.ATTACH.create(attachment, by=by)


def _nameless(attachment: Attachment) -> str:
    """A telephone may put its owner's name into a file's: of one without a name none is kept."""
    kind = Kind.PICTURE if attachment.is_picture() else Kind.PAPER
    return f"{names.plain(kind)}.{'jpg' if kind == Kind.PICTURE else 'pdf'}"
