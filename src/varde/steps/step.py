"""A step: one verb in a row's life. Who may take it, from where, to where.

Every change in Varde is a step. Taking one locks the row, checks the table, saves what
changed and writes the audit trail: all of it, or nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from varde.audit import trail
from varde.foundation.refusals import Forbidden, Refused
from varde.foundation.rows import put_in


class Actor(trail.Actor, Protocol):
    """Whoever acts, and the roles they hold at a unit (any unit above counts)."""

    def roles_at(self, unit: Any) -> frozenset[str]: ...


class Stepped(models.Model):
    """A row with a life: it has a state, a place, and may itself give someone a role."""

    state = models.CharField(max_length=20, editable=False)

    # Fields the trail remembers only as "changed": health, free text about persons.
    private: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    def place(self) -> Any:
        """The unit whose roles count for this row; None means the whole undertaking."""
        return None

    def roles_of(self, actor: Actor) -> frozenset[str]:
        """The roles this row itself gives the actor, such as "responsible"."""
        return frozenset()

    def roles_for(self, actor: Actor) -> frozenset[str]:
        """Everything the actor is to this row."""
        return actor.roles_at(self.place()) | self.roles_of(actor)


Row = TypeVar("Row", bound=Stepped)


@dataclass(frozen=True)
class Step:
    """One row of a rules table. An empty `start` means from any state, an empty `to` stays."""

    verb: str
    who: frozenset[str]
    start: frozenset[str] = frozenset()
    to: str = ""

    def open_to(self, actor: Actor, row: Stepped) -> bool:
        """May this actor take the step on this row now? For buttons; the step asks again."""
        return self._allowed(actor, row) and self._in_place(row)

    def create(self, row: Row, *, by: Actor, save: Callable[[], object] | None = None) -> Row:
        """Save a new row as this step. `save`: how, when a plain insert will not do."""
        _stay_at_home(row, _values(row))
        self._check(row, by)
        by = self._in_guise(row, by)
        with trail.gathered():
            row.state = self.to
            if save:
                save()
            else:
                put_in([row])
            created = _changes({}, _values(row))
            trail.record(self.verb, row, by=by, changes=_tellable(row, created))
        return row

    @contextmanager
    def taken(self, row: Stepped, *, by: Actor) -> Iterator[dict[str, Any]]:
        """Change the row inside the block; leave the block and it is saved and recorded.

        What changes beside the row may be told in the trail: told["name"] = [before, after].
        """
        with trail.gathered():
            # No key changes, so rows that point at this one need not wait, nor make it wait.
            rows = type(row)._base_manager.select_for_update(no_key=True)
            row.refresh_from_db(from_queryset=rows)
            self._check(row, by)
            by = self._in_guise(row, by)
            before = _values(row)
            told: dict[str, Any] = {}
            yield told
            row.state = self.to or row.state
            changes = _changes(before, _values(row))
            _stay_at_home(row, changes)
            if changes:
                row.save(update_fields=list(changes))
            trail.record(self.verb, row, by=by, changes=_tellable(row, changes | told))

    def _check(self, row: Stepped, actor: Actor) -> None:
        if getattr(row, "company_id", actor.company_id) != actor.company_id:
            raise Forbidden(_("That belongs to another undertaking."))
        if not self._allowed(actor, row):
            raise Forbidden(_("Your role does not allow this. Ask the leader of the unit."))
        if not self._in_place(row):
            raise Refused(_("Somebody has already moved this on. Look at it again."))

    def _in_guise(self, row: Stepped, actor: Actor) -> Actor:
        """As oneself where one's own roles allow it; else in the place of somebody who is away."""
        guises = actor.guises() if getattr(actor, "stands_in", ()) else []  # type: ignore[attr-defined]
        return next((guise for guise in guises if self._allowed(guise, row)), actor)

    def _allowed(self, actor: Actor, row: Stepped) -> bool:
        return bool(self.who & row.roles_for(actor))

    def _in_place(self, row: Stepped) -> bool:
        return not self.start or row.state in self.start


def open_among(steps: Iterable[Step], actor: Actor, row: Stepped) -> set[str]:
    """The verbs of those this actor may take on this row now; its roles are asked for once."""
    roles = row.roles_for(actor)
    return {step.verb for step in steps if step.who & roles and step._in_place(row)}


def _stay_at_home(row: models.Model, changed: dict[str, Any]) -> None:
    """A row may only be pointed at rows of its own undertaking."""
    home = getattr(row, "company_id", None)
    for field in row._meta.concrete_fields:
        other = getattr(row, field.name) if field.is_relation and field.attname in changed else None
        if home and getattr(other, "company_id", home) != home:
            raise Refused(_("That belongs to another undertaking."))


def _values(row: models.Model) -> dict[str, Any]:
    return {
        f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key
    }


def _changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: [before.get(name), new] for name, new in after.items() if before.get(name) != new}


def _tellable(row: Stepped, changes: dict[str, Any]) -> dict[str, Any]:
    """What the trail may hold: nothing empty that was never filled, private fields unnamed."""
    told = {name: pair for name, pair in changes.items() if pair[0] or pair[1] not in (None, "")}
    return {name: "changed" if name in row.private else pair for name, pair in told.items()}
