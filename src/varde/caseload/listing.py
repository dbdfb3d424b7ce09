"""The list of cases: its views, its search, and one page after another by key."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from varde.caseload.columns import COLUMNS, added
from varde.caseload.forms.narrowing import narrowed
from varde.deviations import rules, stages, standing_in
from varde.deviations.models import UNOPENED, Deviation, DeviationQuerySet
from varde.deviations.offers.searching import CASES
from varde.deviations.offers.waiting import asked, unanswered
from varde.lists.columns import NAME, Column
from varde.lists.forms.narrowing import Narrowing
from varde.people.actors import Actor
from varde.people.models import last_day_away
from varde.search import finding

A_PAGE = 50
MOST_BURNING = 20
MOST_COUNTED = 99
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
    """Some cases, and where the next ones begin."""

    rows: list[Deviation]
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
        rows = found(cases_in(self.view, actor), self.typed, actor)
        return cast(DeviationQuerySet, self.narrowed.of(rows))

    def address(self, **more: str) -> str:
        """The same list again; what is given as empty is taken away."""
        return address(self.view, **({"q": self.typed} | self.given | more))


def shown(asked: Mapping[str, str], actor: Actor) -> dict[str, Any]:
    """The page that is asked for."""
    look, after = wanted(asked, actor), asked.get("etter", "")
    several = asked.get("velg", "")
    on = COLUMNS.shown(look.columns)
    away = last_day_away("handler", on=actor.today)
    some = page(look.rows(actor).annotate(handler_away=away), look.view, after)
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
        "rows": [row(case, actor, on) for case in some.rows],
        "columns": on,
        "boxes": COLUMNS.boxes(look.columns),
        "asked_for": {"vis": look.view, "q": look.typed} | look.given,
        "may_choose": any(may_handle(case, actor) for case in some.rows),
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
    seen = Deviation.objects.visible_to(actor)
    chosen = {
        WAITING: seen.filter(_waits_for(actor)),
        OPEN: seen.open(),
        LATE: seen.overdue(actor.today),
        IMPORTED: seen.unopened(),
        MINE: seen.filter(reporter=actor.member),
        ENDED: seen.filter(state__in=rules.ENDED),
    }
    return chosen.get(view, seen)


def found(rows: DeviationQuerySet, typed: str, actor: Actor) -> DeviationQuerySet:
    """Those with all these words, or with this number."""
    if not typed.strip():
        return rows
    keys = finding.keys_of(CASES, typed, actor)
    return rows.none() if keys is None else rows.filter(pk__in=keys)


def page(rows: DeviationQuerySet, view: str, after: str, *, most: int = A_PAGE) -> Page:
    """Some cases after a key: what burns first in the open views, else the newest first."""
    rows = rows.select_related("unit", "workplace", "handler")
    burning = list(rows.burning().order_by("-pk")[:MOST_BURNING]) if view in BY_DEADLINE else []
    rest = rows.exclude(pk__in=[case.pk for case in burning]) if burning else rows
    ordered = _by_deadline(rest, after) if view in BY_DEADLINE else _newest(rest, after)
    some = list(ordered[: most + 1])
    more = _key(some[most - 1], view) if len(some) > most else ""
    return Page([*([] if after else burning), *some[:most]], more)


def counts(actor: Actor) -> dict[str, int]:
    """How many wait, are late, or are old: counted no further than matters. One query each."""
    return {v: cases_in(v, actor)[: MOST_COUNTED + 1].count() for v in COUNTED}


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


def _waits_for(actor: Actor) -> Q:
    """I handle it, and it is open or somebody waits for my word; I stand in; or I am asked."""
    to_do = Q(state__in=rules.OPEN) | Q(pk__in=unanswered(actor))
    mine = Q(reporter=actor.member, pk__in=asked(actor))
    hands = Q(handler=actor.member) | Q(handler__in=actor.covers)
    return hands & to_do & ~UNOPENED | mine | standing_in.waits_for(actor)


def _by_deadline(rows: DeviationQuerySet, after: str) -> DeviationQuerySet:
    day, key = _parts(after)
    if key and day:
        later = Q(due_date__gt=day) | Q(due_date=day, pk__lt=key) | Q(due_date=None)
        rows = rows.filter(later)
    elif key:
        rows = rows.filter(due_date=None, pk__lt=key)
    # Of those due the same day, the newest first: it may be the one that is dangerous now.
    return rows.order_by(F("due_date").asc(nulls_last=True), "-pk")


def _newest(rows: DeviationQuerySet, after: str) -> DeviationQuerySet:
    moment, key = _parts(after)
    if key and moment:
        rows = rows.filter(Q(reported_at__lt=moment) | Q(reported_at=moment, pk__gt=key))
    return rows.order_by("-reported_at", "pk")


def _key(last: Deviation, view: str) -> str:
    value = last.due_date if view in BY_DEADLINE else last.reported_at
    return f"{value.isoformat() if value else ''}_{last.pk}"


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
    more: dict[str, str]


def may_handle(case: Deviation, actor: Actor) -> bool:
    """No query: the row was read with its unit."""
    return bool(rules.HANDLERS & case.roles_for(actor))


def row(case: Deviation, actor: Actor, on: list[Column]) -> Row:
    """The number without its year while it is this year's: people say «142»."""
    this_year = case.year == actor.today.year
    place = case.workplace or case.unit
    return Row(
        number=str(case.serial) if this_year else case.number,
        title=case.title,
        url=f"{case.pk}/",
        where=place.name,
        reported_at=case.reported_at,
        severity=case.severity,
        state=case.state_label,
        disc=stages.DISCS[case.state],
        handler=case.handler.name.split()[0] if case.handler else "",
        away=str(_("(away)")) if getattr(case, "handler_away", None) else "",
        due_date=case.due_date if case.is_open else None,
        answer_today=case.first_answer_at is None,
        late=case.is_overdue(actor.today),
        burning=case.is_burning,
        key=str(case.pk) if may_handle(case, actor) else "",
        more=added(case),
    )
