"""Before anything is taken in: the file is looked at, and a person decides what it means."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from varde.foundation.refusals import Refused
from varde.people.actors import Actor
from varde.registers import rules, shelf
from varde.registers.models import Import
from varde.registers.understanding import Understood, as_json, questions, understand
from varde.registers.verbs import backstage
from varde.tables.faults import Unreadable
from varde.tables.mapping import Mapping


class AlreadyTakenOver(Refused):
    """The same file again: there is nothing new in it."""


def upload(
    *,
    file_name: str,
    pieces: Iterable[bytes],
    by: Actor,
    seen: Understood | None = None,
) -> Import:
    """Take up a file, look at it unless somebody has, and propose what its columns mean."""
    row = Import(company=by.company, member=by.member, file_name=_name(file_name))
    row.created_at = by.now
    _sweep()
    laid = shelf.lay(row.pk, pieces)
    row.sha256, row.size = laid.sha256, laid.size
    try:
        _refuse_known(row)
        _keep_what_was_seen(row, seen or understand(shelf.place(row.pk)))
        rules.UPLOAD.create(row, by=by)
    except BaseException:
        shelf.clear(row.pk)
        raise
    return row


def decide(row: Import, *, mapping: Mapping, decisions: dict[str, Any], by: Actor) -> None:
    """Say what the columns mean, and what holds for the whole file."""
    with rules.DECIDE.taken(row, by=by):
        _settle(row, mapping, decisions)


def begin(row: Import, *, mapping: Mapping, decisions: dict[str, Any], by: Actor) -> None:
    """Decide, and let the register be taken over. The caller sees that `carry_out` is run."""
    _refuse_known(row)
    try:
        with rules.BEGIN.taken(row, by=by):
            _settle(row, mapping, decisions)
            _refuse_undecided(row)
            row.so_far = row.total = 0
    except IntegrityError as wrong:
        raise Refused(_("Another import is running. Wait until it is done.")) from wrong


def _settle(row: Import, mapping: Mapping, decisions: dict[str, Any]) -> None:
    row.stored_mapping = mapping.as_json()
    row.decisions = {**row.decisions, **decisions}
    row.faults, row.fault_count = [], 0


def _refuse_undecided(row: Import) -> None:
    """What nobody may guess must have been said."""
    if asked := questions(row.mapping, row.stored_look):
        columns = ", ".join(question.column for question in asked)
        raise Refused(_("Say first how the dates are written in: %s.") % columns)
    if not {"title", "text"} & {link.field for link in row.mapping.used}:
        raise Refused(_("Choose which column tells what happened, or which is the title."))
    if not row.decided("state") and not row.mapping.filling("state"):
        raise Refused(_("Say whether these cases are finished, or somebody must look at them."))


def give_up(row: Import, *, by: Actor) -> None:
    """Leave it; the file is deleted."""
    backstage.clear(row)
    with rules.GIVE_UP.taken(row, by=by):
        row.stored_look = {}
        backstage.take_down(row)
    shelf.clear(row.pk)


def _name(file_name: str) -> str:
    return file_name.replace("\0", "").rpartition("/")[2][-200:] or "register"


def _sweep() -> None:
    """A file whose import never came to be holds what nobody asked us to keep."""
    for key in shelf.left_behind():
        if not Import.objects.filter(pk=key).exists():
            shelf.clear(key)


def _keep_what_was_seen(row: Import, seen: Understood) -> None:
    if not seen.rows:
        raise Unreadable(_("The file has a heading, but no rows. Choose a file with cases in it."))
    row.stored_layout = seen.layout.as_json()
    row.stored_look = as_json(seen)
    row.stored_mapping = seen.mapping.as_json()
    row.decisions = {"language": seen.language}


def _refuse_known(row: Import) -> None:
    """The same file is taken over once."""
    before = Import.objects.done().filter(company=row.company_id, sha256=row.sha256).first()
    if before and before.finished_at:
        day = before.company.day_of(before.finished_at)
        raise AlreadyTakenOver(
            _("This file was taken over on %(day)s, so there is nothing new in it.")
            % {"day": f"{day:%d.%m.%Y}"}
        )
