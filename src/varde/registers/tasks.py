"""Taking a register over in the background, so that no page waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from varde.audit import trail
from varde.people.actors import Actor, member_actor, system
from varde.registers import rules, verbs
from varde.registers.models import Import
from varde.registers.rules import State
from varde.tables.faults import Fault
from varde.tables.mapping import Mapping


def begin(row: Import, *, mapping: Mapping, decisions: dict[str, Any], by: Actor) -> None:
    """Decide, and put the work in line, both or neither."""
    with trail.gathered():
        verbs.begin(row, mapping=mapping, decisions=decisions, by=by)
        take_over.enqueue(str(row.pk), translation.get_language())


@task()
def take_over(key: str, language: str) -> None:
    """Run one import. Run again after a break it starts over; when it is over it does nothing."""
    row = Import.objects.select_related("company", "member", "backstage").get(pk=key)
    if row.state != State.RUNNING:
        return
    by = _actor(row)
    with translation.override(language), _never_left_hanging(row, by):
        verbs.carry_out(row, by=by)


def _actor(row: Import) -> Actor:
    """Whoever began it, or Varde itself when they have gone or lost the role since."""
    now = timezone.now()
    person = member_actor(row.member, now=now) if row.member else None
    if person and rules.FINISH.open_to(person, row):
        return person
    return system(row.company, job="import_register", now=now)


@contextmanager
def _never_left_hanging(row: Import, by: Actor) -> Iterator[None]:
    """If we break, the import says so instead of running for ever."""
    is_over = False
    try:
        yield
        is_over = True
    finally:
        if not is_over:
            told = _("Something broke on our side. Nothing was taken in. Try again.")
            verbs.refuse(row, faults=[Fault(0, "", "", told)], count=1, by=by)
