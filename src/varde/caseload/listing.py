"""The list of cases: its views, its search, and one page after another by key."""

import datetime
import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from varde.caseload.columns import COLUMNS
from varde.caseload.forms.narrowing import narrowed
from varde.caseload.lines import Values, question, read
from varde.caseload.offers.waiting import all_that_waits, keys_of_all_that_waits
from varde.deviations import rules
from varde.deviations.models import Deviation, DeviationQuerySet
from varde.deviations.offers.searching import CASES
from varde.deviations.urgency import NEVER
from varde.foundation.questions import KEPT, Question
from varde.lists.columns import NAME
from varde.lists.forms.narrowing import Narrowing
from varde.organisation.counting import HowMany
from varde.organisation.models import Company
from varde.people.actors import Actor
from varde.search import narrowing

A_PAGE = 50
ENOUGH = 2 * A_PAGE  # of those with some words, the newest: most often a page can be made of them
MOST_COUNTED = 99
MOST = MOST_COUNTED + 1
MOST_TYPED = 100
WAITING, OPEN, LATE, MINE, ENDED, ALL = "venter", "apne", "over-frist", "mine", "lukkede", "alle"
IMPORTED = "importerte"

VIEWS = {
    WAITING: _("Waiting for me"),
    OPEN: _("Open"),
    LATE: _("Overdue"),
    IMPORTED: _("From another register"),
    MINE: _("My reports"),
    ENDED: _("Closed cases"),
    ALL: _("All"),
}
EMPTY = {
    WAITING: _("No case is waiting for you. Feel free to take a walk around."),
    OPEN: _("No open cases. Is there something everybody walks past?"),
    LATE: _("Nothing is overdue. Well done."),
    IMPORTED: _("No case from another register is waiting to be looked at."),
    MINE: _("You have not reported anything yet. Small things count, too."),
    ENDED: _("No case is closed yet. They come here with what was learned."),
    ALL: _("No cases yet. The first report comes here."),
}
BY_DEADLINE = {WAITING, OPEN, LATE}
COUNTED = (WAITING, LATE, IMPORTED)


class Page(NamedTuple):
    """Some cases, or lines about them, and where the next ones begin."""

    rows: list[Any]
    after: str


class Wanted(NamedTuple):
    """What is asked for: a view, the words looked for, and what narrows it."""

    view: str
    typed: str
    narrowed: Narrowing
    columns: str = ""

    @property
    def given(self) -> dict[str, str]:
        """What goes along from view to view."""
        return self.narrowed.given | {NAME: self.columns}

    def rows(self, actor: Actor) -> DeviationQuerySet:
        """All the cases this shows."""
        return cast(DeviationQuerySet, self.narrowed.of(found(self.view, self.typed, actor)))

    def is_plain(self) -> bool:
        """Nothing but the view is asked for."""
        return not self.typed.strip() and not self.narrowed.given

    def unnarrowed(self) -> str:
        """The same view and words without what narrows them."""
        return address(self.view, **{"q": self.typed, NAME: self.columns})

    def address(self, **more: str) -> str:
        """The same list again; what is given as empty is taken away."""
        return address(self.view, **({"q": self.typed} | self.given | more))


def wanted(asked: Mapping[str, str], actor: Actor) -> Wanted:
    """Words alone are looked for among all."""
    typed = asked.get("q", "")[:MOST_TYPED]
    view = asked.get("vis", ALL if typed else OPEN)
    view = view if view in VIEWS else OPEN
    return Wanted(view, typed, narrowed(asked, actor), COLUMNS.chosen(asked))


def cases_in(view: str, actor: Actor) -> DeviationQuerySet:
    """The cases of one view, as this actor may see them."""
    return _of_view(view, Deviation.objects.visible_to(actor), actor)


def _of_view(view: str, seen: DeviationQuerySet, actor: Actor) -> DeviationQuerySet:
    return _CHOSEN[view](seen, actor) if view in _CHOSEN else seen


_CHOSEN: dict[str, Callable[[DeviationQuerySet, Actor], DeviationQuerySet]] = {
    WAITING: lambda _seen, actor: all_that_waits(actor),
    OPEN: lambda seen, actor: seen.open(),
    LATE: lambda seen, actor: seen.overdue(actor.today),
    IMPORTED: lambda seen, actor: seen.unopened(),
    MINE: lambda seen, actor: seen.filter(reporter=actor.member),
    ENDED: lambda seen, actor: seen.filter(state__in=rules.ENDED),
}


def found(view: str, typed: str, actor: Actor) -> DeviationQuerySet:
    """Those of a view with all these words, or with this number."""
    if not typed.strip():
        return cases_in(view, actor)
    seen = narrowing.narrow(Deviation.objects.visible_to(actor), CASES, typed, actor)
    if view == WAITING:
        return cast(DeviationQuerySet, seen.filter(pk__in=keys_of_all_that_waits(actor)))
    return _of_view(view, seen, actor)


def page(rows: DeviationQuerySet, view: str, after: str, *, most: int = A_PAGE) -> Page:
    """Some cases after a key: what burns first in the open views, else the newest first."""
    whole = in_order(rows, view, after).select_related("unit", "workplace", "handler")
    found = list(whole[: most + 1])
    more = _key(found[most - 1], view) if len(found) > most else ""
    return Page(found[:most], more)


def lines(look: Wanted, after: str, actor: Actor) -> Page:
    """The same, but only the values of what a line of the list shows."""
    found = _lines(look, after, actor)
    more = _key(read(found[A_PAGE - 1]), look.view) if len(found) > A_PAGE else ""
    return Page(found[:A_PAGE], more)


def _lines(look: Wanted, after: str, actor: Actor) -> list[Values]:
    """One query; where words are looked for, as many more as the index needs."""
    if not after and look.is_plain():
        return _first_lines(look.view, actor.as_today()).fetch()
    newest = look.typed.strip() and look.view not in BY_DEADLINE
    found = _newest_found(look, after, actor) if newest else None
    if found is None:
        return _a_page(in_order(look.rows(actor), look.view, after), actor).fetch()
    return found


def _newest_found(look: Wanted, after: str, actor: Actor) -> list[Values] | None:
    """A page read in the index's own order, when the newest it has make one."""
    some = narrowing.newest(CASES, look.typed, actor, until=_parts(after)[0], most=ENOUGH)
    if after or look.narrowed.given:
        rows = look.narrowed.of(narrowing.among(cases_in(look.view, actor)))
        asked = _a_page(in_order(rows, look.view, after), actor)
    else:
        asked = _lines_found(look.view, actor.as_today())
    found = asked.fetch(keys=some.keys)
    filled = len(found) > A_PAGE and some.reach(read(found[A_PAGE]).reported_at)
    return found if filled or some.since is None else None


@lru_cache(maxsize=KEPT)
def _lines_found(view: str, actor: Actor) -> Question:
    return _a_page(in_order(narrowing.among(cases_in(view, actor)), view), actor)


@lru_cache(maxsize=KEPT)
def _first_lines(view: str, actor: Actor) -> Question:
    return _a_page(in_order(cases_in(view, actor), view), actor)


def _a_page(rows: DeviationQuerySet, actor: Actor) -> Question:
    return question(rows[: A_PAGE + 1], actor.today)


def counts(actor: Actor) -> tuple[int, ...]:
    """How many there are in `COUNTED`: counted no further than matters. One query."""
    (counted,) = _counting(actor.as_today()).ask()
    return tuple(counted)


@lru_cache(maxsize=KEPT)
def _counting(actor: Actor) -> Question:
    counted = [HowMany(_keys_in(view, actor)[:MOST]) for view in COUNTED]
    one = Company.objects.filter(pk=actor.company_id)
    return Question(one.values_list(*counted))


def _keys_in(view: str, actor: Actor) -> Any:
    return keys_of_all_that_waits(actor) if view == WAITING else cases_in(view, actor).values("pk")


def address(view: str, **more: str) -> str:
    return "?" + urlencode({"vis": view} | {name: value for name, value in more.items() if value})


def in_order(rows: DeviationQuerySet, view: str, after: str = "") -> DeviationQuerySet:
    """What burns first in the open views, else the newest; those after a key."""
    rows = rows.with_urgency()
    return _by_urgency(rows, after) if view in BY_DEADLINE else _newest(rows, after)


def _by_urgency(rows: DeviationQuerySet, after: str) -> DeviationQuerySet:
    moment, key = _parts(after)
    if key:
        day = moment.date() if moment else NEVER
        # The first condition says no more than the second, but an index can begin there.
        later = Q(urgency__gt=day) | Q(urgency=day, pk__lt=key)
        rows = rows.filter(later, Q(urgency__gte=day))
    # Of those due the same day, the newest first: it may be the one that is dangerous now.
    return rows.order_by("urgency", "-pk")  # type: ignore[misc]


def _newest(rows: DeviationQuerySet, after: str) -> DeviationQuerySet:
    moment, key = _parts(after)
    if key and moment:
        later = Q(reported_at__lt=moment) | Q(reported_at=moment, pk__gt=key)
        rows = rows.filter(later, reported_at__lte=moment)
    return rows.order_by("-reported_at", "pk")


def _key(last: Any, view: str) -> str:
    value = last.urgency if view in BY_DEADLINE else last.reported_at
    return f"{value.isoformat()}_{last.pk}"


def _parts(after: str) -> tuple[datetime.datetime | None, uuid.UUID | None]:
    """A key somebody has tampered with is no key."""
    value, _bar, key = after.partition("_")
    try:
        return datetime.datetime.fromisoformat(value) if value else None, uuid.UUID(key)
    except ValueError:
        return None, None


def may_handle_any(some: Page, actor: Actor) -> bool:
    """No query: it may be that the boxes then stand at none of them."""
    if actor.paths_of(rules.HANDLERS):
        return bool(some.rows)
    me = actor.member.pk if actor.member else None
    return any(read(values).handler_id == me for values in some.rows)


def handled_among(rows: Sequence[Values], actor: Actor) -> set[uuid.UUID]:
    """Those the reader may do something with. One query."""
    seen = Deviation.objects.visible_to(actor).filter(pk__in=[read(one).pk for one in rows])
    cases = seen.select_related("unit", "company")
    return {case.pk for case in cases if rules.HANDLERS & case.roles_for(actor)}
