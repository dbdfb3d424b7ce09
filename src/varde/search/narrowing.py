"""Lists narrowed by words: the index first, or the list first, whichever reads less."""

import datetime
import uuid
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BooleanField, Exists, OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from varde.foundation.among import Among, Keys
from varde.offers import board
from varde.people.actors import Actor
from varde.search import scopes
from varde.search.engines import engine
from varde.search.models import Entry, just_after, second_after
from varde.search.verbs.keeping_up import catch_up
from varde.search.words import Asked, asked

# Of so few the keys are read and the rows with them. Of more, the list is read in its own order
# and each row asked for the words: then a page of them is soon full.
FEW = 2_000


class Newest(NamedTuple):
    """The newest rows with some words: all there are, or those since a moment."""

    keys: list[uuid.UUID]
    since: datetime.datetime | None

    def reach(self, moment: datetime.datetime) -> bool:
        """Are there none but these, back to this moment?"""
        return self.since is None or moment >= self.since


def narrow(rows: Any, kind: str, typed: str, viewer: Actor) -> Any:
    """Those of the rows with all these words, whatever order they are to be in."""
    looked_for = asked(typed)
    if not looked_for:
        return rows.none()
    catch_up(viewer.company_id)
    where = scopes.of_viewer(board.searchables[kind], viewer)
    if not engine().is_common(looked_for, where):
        found = engine().newest(looked_for, where, before=None, most=FEW + 1)
        if len(found) <= FEW:
            return among(rows, [place.key for place in found])
    return rows.filter(_has(kind, looked_for, viewer))


def newest(
    kind: str, typed: str, viewer: Actor, *, until: datetime.datetime | None, most: int
) -> Newest:
    """So many of them, up to a moment: enough for a page of a list that is read the same way."""
    looked_for = asked(typed)
    if not looked_for:
        return Newest([], None)
    catch_up(viewer.company_id)
    where = scopes.of_viewer(board.searchables[kind], viewer)
    before = just_after(until) if until else None
    found = engine().newest(looked_for, where, before=before, most=most)
    # More of the last second may be left behind.
    since = second_after(found[-1].number) if len(found) == most else None
    return Newest([place.key for place in found], since)


def among(rows: Any, keys: Keys | None = None) -> Any:
    """Those of the rows that have one of these keys; or are given one when the question is asked.

    SQLite takes an undertaking to be a handful of rows and would go through all of them, so there
    they are looked for by their keys and nothing else, and then asked whether they fit.
    """
    if connection.vendor == "postgresql":
        return rows.filter(Among("pk", keys))
    fits = Exists(rows.filter(pk=OuterRef("pk")))
    return rows.model.objects.filter(Among("pk", keys), fits)


def _has(kind: str, looked_for: Asked, viewer: Actor) -> "Subquery":
    """Has the entry of the row all the words? A value: joined, PostgreSQL reads all entries."""
    entries: QuerySet[Entry, Any] = Entry.objects.filter(
        company_id=viewer.company_id, kind=kind, key=OuterRef("pk")
    )
    says = RawSQL(*engine().condition(looked_for), output_field=BooleanField())
    return Subquery(entries.values_list(says))
