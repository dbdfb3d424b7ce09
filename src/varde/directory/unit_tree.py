"""The tree of units as people read it: a level at a time, with who leads each unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from varde.organisation import paging, rules
from varde.organisation.models import Unit, UnitQuerySet
from varde.people.absences import said
from varde.people.actors import Actor
from varde.people.line import Held, leaders_of
from varde.steps.roles import HELD

FEW = 60  # a tree of no more units stands unfolded


@dataclass
class Branch:
    """A unit in the tree: who gets its cases, how many lie right under it, and those read."""

    unit: Unit
    lead: Held | None = None
    away: str = ""
    below: int = 0
    way: str = ""
    children: list["Branch"] = field(default_factory=list)
    after: str = ""

    @property
    def led(self) -> str:
        """Who gets its cases, in words."""
        if self.lead is None:
            return _("Nobody leads here yet")
        name = " ".join(filter(None, [str(self.lead.member), self.away]))
        said = {"role": HELD[self.lead.role], "name": name}
        if self.lead.unit_id != self.unit.pk:
            return _("No leader of its own: %(name)s gets its cases") % said
        return _("%(role)s: %(name)s") % said


@dataclass
class Level:
    """Some units side by side, and where the next ones begin; empty when these are the last."""

    branches: list[Branch]
    after: str = ""


def top_of(viewer: Actor) -> Unit:
    """The undertaking itself. Whoever looks belongs somewhere under it."""
    return Unit.objects.visible_to(viewer).top().get()  # type: ignore[no-any-return]


def tree(viewer: Actor) -> Branch:
    """The top with all under it while that is little, else with the first of the level below."""
    units = list(_open(viewer).order_by("path")[: FEW + 1])
    if len(units) > FEW:
        return _beginning(units[0], viewer)
    branches = _branches(units, viewer)
    by_path = {branch.unit.path: branch for branch in branches}
    for branch in sorted(branches, key=lambda one: one.unit.sort_name):
        above = by_path.get(branch.unit.path[: -Unit.steplen])
        if above:
            above.children.append(branch)
            above.below += 1
    return by_path[min(by_path)]


def level(viewer: Actor, *, under: Unit, after: str = "") -> Level:
    """The open units right under one, fifty at a time."""
    found = _page(viewer, _open(viewer).right_under(under), after)
    below = _counted([branch.unit for branch in found.branches], viewer)
    for branch in found.branches:
        branch.below = below.get(branch.unit.path, 0)
    return found


def closed(viewer: Actor, *, after: str = "") -> Level:
    """Those no longer in use, wherever they lie."""
    units = Unit.objects.visible_to(viewer).filter(state=rules.CLOSED)
    return _with_ways(_page(viewer, units, after))


def search(viewer: Actor, typed: str, *, after: str = "") -> Level:
    """Open units by the beginning of any word of the name, or by number."""
    numbered = Q(pk__in=_open(viewer).filter(number__iexact=typed.strip()).values("pk"))
    named = Q(pk__in=_open(viewer).named(typed).order_by().values("pk"))
    return _with_ways(_page(viewer, _open(viewer).filter(numbered | named), after))


def _names_above(units: Iterable[Unit]) -> dict[str, list[str]]:
    """By tree path: the names of the units above, from the top down. One query for them all."""
    ways = {unit.path: unit.line_paths()[:-1] for unit in units}
    paths = {path for way in ways.values() for path in way}
    names = dict(Unit.objects.filter(path__in=paths).values_list("path", "name"))
    return {path: [names[above] for above in way] for path, way in ways.items()}


def _open(viewer: Actor) -> UnitQuerySet:
    return Unit.objects.visible_to(viewer).open()  # type: ignore[no-any-return]


def _page(viewer: Actor, units: UnitQuerySet, after: str) -> Level:
    page = paging.page(units, after=after)
    return Level(_branches(page.rows, viewer), page.after)


def _beginning(top: Unit, viewer: Actor) -> Branch:
    (branch,) = _branches([top], viewer)
    below = level(viewer, under=top)
    branch.children, branch.after = below.branches, below.after
    branch.below = _counted([top], viewer).get(top.path, 0)
    return branch


def _branches(units: Sequence[Unit], viewer: Actor) -> list[Branch]:
    leads = leaders_of(units, on=viewer.today)
    return [_branch(unit, leads.get(unit.path), viewer) for unit in units]


def _branch(unit: Unit, lead: Held | None, viewer: Actor) -> Branch:
    return Branch(unit, lead, said(lead.away_until, viewer.today) if lead else "")


def _counted(side_by_side: Sequence[Unit], viewer: Actor) -> dict[str, int]:
    """How many open units lie right under each, by tree path. One query."""
    parents = [unit.path for unit in side_by_side if unit.numchild]
    if not parents:
        return {}
    rows = _open(viewer).filter(depth=side_by_side[0].depth + 1).order_by()
    above = rows.annotate(path_above=Substr("path", 1, len(parents[0]))).values("path_above")
    counts = above.filter(path_above__in=parents).annotate(count=Count("pk"))
    return dict(counts.values_list("path_above", "count"))


def _with_ways(level: Level) -> Level:
    """Found outside the tree, each says where it belongs."""
    ways = _names_above(branch.unit for branch in level.branches)
    for branch in level.branches:
        branch.way = " › ".join(ways[branch.unit.path])
    return level
