"""The list of cases: its views, its search, and one page after another by key."""

import datetime
import uuid
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from varde.caseload.columns import COLUMNS
from varde.caseload.forms.narrowing import narrowed
from varde.caseload.offers.waiting import all_that_waits, keys_of_all_that_waits
from varde.deviations import rules, stages
from varde.deviations.models import Deviation, DeviationQuerySet
from varde.deviations.offers.searching import CASES
from varde.deviations.rules import State
from varde.deviations.urgency import NEVER
from varde.deviations.words import Area, Kind
from varde.lists.columns import NAME
from varde.lists.forms.narrowing import Narrowing
from varde.organisation.counting import HowMany
from varde.organisation.models import Company
from varde.organisation.prepared import Prepared
from varde.people.actors import Actor
from varde.people.models import last_day_away
from varde.search import narrowing
from varde.ui import pages

A_PAGE = 50
ENOUGH = 2 * A_PAGE  # of those with some words, the newest: most often a page can be made of them
KEPT = 1_000  # questions; those of as many people
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


class Line(NamedTuple):
    """What the list needs to know of a case: read as it is, a row costs a tenth of an object."""

    pk: uuid.UUID
    year: int
    serial: int
    title: str
    unit: str
    workplace: str | None
    handler: str | None
    reported_at: datetime.datetime
    due_date: datetime.date | None
    first_answer_at: datetime.datetime | None
    state: str
    is_dangerous_now: bool | None
    actual: int | None
    potential: int | None
    kind: str
    area: str
    handler_id: uuid.UUID | None
    urgency: datetime.date
    away: datetime.date | None


FIELDS = [
    {"unit": "unit__name", "workplace": "workplace__name", "handler": "handler__name"}.get(one, one)
    for one in Line._fields
]
KINDS = {"": "", **{str(one): one.label for one in Kind}}
AREAS = {"": "", **{str(one): one.label for one in Area}}


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

    def address(self, **more: str) -> str:
        """The same list again; what is given as empty is taken away."""
        return address(self.view, **({"q": self.typed} | self.given | more))


def shown(asked: Mapping[str, str], actor: Actor) -> dict[str, Any]:
    """The page that is asked for."""
    look, after = wanted(asked, actor), asked.get("etter", "")
    several = asked.get("velg", "")
    some, on = lines(look, after, actor), COLUMNS.shown(look.columns)
    mine = handled_among(some, actor) if several else set()
    return {
        "view": look.view,
        "heading": VIEWS[look.view],
        "empty": EMPTY[look.view],
        "tabs": tabs(look.view, counts(actor), look.given),
        "typed": look.typed,
        "form": look.narrowed.form,
        "searched": {"vis": look.view} | {k: v for k, v in look.given.items() if v},
        "kept": {"vis": look.view, "q": look.typed, NAME: look.columns},
        "given": look.narrowed.given,
        "chips": [
            {"label": words, "url": look.address(**{name: ""})}
            for name, words in look.narrowed.said().items()
        ],
        "unnarrowed": address(look.view, **{"q": look.typed, NAME: look.columns}),
        "rows": [row(case, actor, mine) for case in some.rows],
        "columns": on,
        "keys": tuple((column.key, column.phone) for column in on),
        "line": pages.remembered("caseload/line.html", "line"),
        "boxes": COLUMNS.boxes(look.columns),
        "asked_for": {"vis": look.view, "q": look.typed} | look.given,
        "may_choose": may_handle_any(some, actor),
        "several": several,
        "choose_url": look.address(velg="1", etter=after),
        "all_url": look.address(velg="alle", etter=after),
        "next_url": look.address(etter=some.after, velg=several) if some.after else "",
        "first_url": look.address() if after else "",
        "same": look.address(),
    }


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
    return _page(list(whole[: most + 1]), view, most)


def lines(look: Wanted, after: str, actor: Actor) -> Page:
    """The same, but only what a line of the list shows."""
    return _page(_lines(look, after, actor), look.view, A_PAGE)


def _lines(look: Wanted, after: str, actor: Actor) -> list[Line]:
    """One query; where words are looked for, as many more as the index needs."""
    if not after and look.is_plain():
        return _asked(_first_lines(look.view, actor.as_today()))
    newest = look.typed.strip() and look.view not in BY_DEADLINE
    found = _newest_found(look, after, actor) if newest else None
    if found is None:
        return _asked(_prepared(in_order(look.rows(actor), look.view, after), actor))
    return found


def _newest_found(look: Wanted, after: str, actor: Actor) -> list[Line] | None:
    """A page read in the index's own order, when the newest it has make one."""
    some = narrowing.newest(CASES, look.typed, actor, until=_parts(after)[0], most=ENOUGH)
    if after or look.narrowed.given:
        rows = look.narrowed.of(narrowing.among(cases_in(look.view, actor)))
        asked = _prepared(in_order(rows, look.view, after), actor)
    else:
        asked = _lines_found(look.view, actor.as_today())
    found = _asked(asked, some.keys)
    filled = len(found) > A_PAGE and some.reach(found[A_PAGE].reported_at)
    return found if filled or some.since is None else None


@lru_cache(maxsize=KEPT)
def _lines_found(view: str, actor: Actor) -> Prepared:
    return _prepared(in_order(narrowing.among(cases_in(view, actor)), view), actor)


@lru_cache(maxsize=KEPT)
def _first_lines(view: str, actor: Actor) -> Prepared:
    return _prepared(in_order(cases_in(view, actor), view), actor)


def _prepared(rows: DeviationQuerySet, actor: Actor) -> Prepared:
    away = last_day_away("handler", on=actor.today)
    return Prepared(rows.annotate(away=away).values_list(*FIELDS)[: A_PAGE + 1])


def _asked(question: Prepared, keys: Collection[uuid.UUID] = ()) -> list[Line]:
    return [Line(*values) for values in question.ask(keys)]


def counts(actor: Actor) -> dict[str, int]:
    """How many wait, are late, or are old: counted no further than matters. One query."""
    (counted,) = _counting(actor.as_today()).ask()
    return dict(zip(COUNTED, counted, strict=True))


@lru_cache(maxsize=KEPT)
def _counting(actor: Actor) -> Prepared:
    counted = [HowMany(_keys_in(view, actor)[:MOST]) for view in COUNTED]
    return Prepared(Company.objects.filter(pk=actor.company_id).values_list(*counted))


def _keys_in(view: str, actor: Actor) -> Any:
    return keys_of_all_that_waits(actor) if view == WAITING else cases_in(view, actor).values("pk")


def tabs(view: str, counted: dict[str, int], given: dict[str, str]) -> list[dict[str, Any]]:
    """The views as links, narrowed alike, with a count where it asks for something.

    Cases from another register have a view as long as there are any nobody has begun on.
    """
    shown = {v: f"{MOST_COUNTED}+" if n > MOST_COUNTED else n for v, n in counted.items()}
    return [
        {"label": words, "url": address(v, **given), "count": shown.get(v, 0), "current": v == view}
        for v, words in VIEWS.items()
        if v != IMPORTED or v == view or counted[v]
    ]


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


def _page(found: list[Any], view: str, most: int) -> Page:
    more = _key(found[most - 1], view) if len(found) > most else ""
    return Page(found[:most], more)


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


class Row(NamedTuple):
    """One line of the list, its words made once."""

    number: str
    title: str
    url: str
    where: str
    reported_at: datetime.datetime
    severity: int
    state: str
    disc: int | str
    handler: str
    away: str
    due_date: datetime.date | None
    answer_today: bool
    late: bool
    burning: bool
    # Empty where this reader may do nothing with it.
    key: str
    more: "Added"


class Added(NamedTuple):
    """The cells the list has no mark of its own for, by what the address calls their columns."""

    slag: str
    omrade: str
    enhet: str


def may_handle_any(some: Page, actor: Actor) -> bool:
    """No query: it may be that the boxes then stand at none of them."""
    me = actor.member.pk if actor.member else None
    return bool(some.rows) and (
        bool(actor.paths_of(rules.HANDLERS)) or any(line.handler_id == me for line in some.rows)
    )


def handled_among(some: Page, actor: Actor) -> set[uuid.UUID]:
    """Those of a page this reader may do something with. One query."""
    rows = Deviation.objects.visible_to(actor).filter(pk__in=[line.pk for line in some.rows])
    cases = rows.select_related("unit", "company")
    return {case.pk for case in cases if rules.HANDLERS & case.roles_for(actor)}


def row(case: Line, actor: Actor, mine: Collection[uuid.UUID]) -> Row:
    """The number without its year while it is this year's: people say «142»."""
    today, is_open = actor.today, case.state in rules.OPEN
    number = str(case.serial) if case.year == today.year else f"{case.year}-{case.serial}"
    return Row(
        number=number,
        title=case.title,
        url=f"{case.pk}/",
        where=case.workplace or case.unit,
        reported_at=case.reported_at,
        severity=max(case.actual or 0, case.potential or 0),
        state=str(State(case.state).label),
        disc=stages.DISCS[case.state],
        handler=case.handler.split()[0] if case.handler else "",
        away=str(_("(away)")) if case.away else "",
        due_date=case.due_date if is_open else None,
        answer_today=case.first_answer_at is None,
        late=is_open and case.due_date is not None and case.due_date < today,
        burning=case.state == State.REPORTED and bool(case.is_dangerous_now),
        key=str(case.pk) if case.pk in mine else "",
        more=Added(str(KINDS[case.kind]), str(AREAS[case.area]), case.unit),
    )
