"""A tree written as rows: each names what it lies under, by number, by name or by a path."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from varde.tables.faults import Fault

_STEP = re.compile(r"\s*(?:/|>|\\|»|→)\s*")


@dataclass(frozen=True)
class Branch:
    """One part of the tree. `parent` is another branch's key; empty means the top."""

    row: int
    key: str
    name: str
    parent: str = ""


@dataclass
class Tree:
    """The branches in an order where everything lies under something already there."""

    branches: list[Branch] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def branch_of_path(row: int, path: str) -> list[Branch]:
    """Every step of "Drift / Havn / Kran 2" as a branch of its own."""
    steps = [step for step in _STEP.split(path.strip()) if step]
    keys = [" / ".join(steps[: end + 1]).casefold() for end in range(len(steps))]
    parents = ["", *keys]
    return [
        Branch(row, key, name, parent)
        for key, name, parent in zip(keys, steps, parents, strict=False)
    ]


def grow(branches: Iterable[Branch]) -> Tree:
    """Put parents before children; tell of doubles, missing parents and circles."""
    tree = Tree()
    known = {branch.key: branch for branch in _first_of_each(branches, tree)}
    names = _by_name(known.values())
    placed: set[str] = set()
    for start in known.values():
        for branch in _upwards(start, known, names, placed, tree):
            placed.add(branch.key)
            tree.branches.append(branch)
    return tree


def _first_of_each(branches: Iterable[Branch], tree: Tree) -> Iterator[Branch]:
    seen: dict[str, Branch] = {}
    for branch in branches:
        if not branch.name:
            tree.faults.append(Fault(branch.row, "", branch.key, _("This row has no name.")))
        elif branch.key not in seen:
            seen[branch.key] = branch
            yield branch
        elif seen[branch.key] != branch and not _same_step(seen[branch.key], branch):
            tree.faults.append(
                Fault(
                    branch.row,
                    "",
                    branch.key,
                    _("Row %s has the same number. Give each its own.") % seen[branch.key].row,
                )
            )


def _same_step(first: Branch, again: Branch) -> bool:
    """A step of a path comes again in every path below it."""
    return (first.name.casefold(), first.parent) == (again.name.casefold(), again.parent)


def _by_name(branches: Iterable[Branch]) -> dict[str, str]:
    """Keys by name, for rows that name their parent; a name borne by two tells nothing."""
    names: dict[str, str] = {}
    for branch in branches:
        name = branch.name.casefold()
        names[name] = branch.key if name not in names else ""
    return names


def _upwards(
    start: Branch,
    known: dict[str, Branch],
    names: dict[str, str],
    placed: set[str],
    tree: Tree,
) -> list[Branch]:
    """The branch and what it lies under that is not placed yet, the uppermost first."""
    chain: list[Branch] = []
    branch: Branch | None = start
    while branch and branch.key not in placed:
        if any(branch.key == below.key for below in chain):
            told = _("This lies under itself. Correct what it lies under.")
            tree.faults.append(Fault(start.row, "", start.name, told))
            return []
        above = _above(branch, known, names)
        if branch.parent and above is None:
            told = _("What this lies under is not in the file: %s") % branch.parent
            tree.faults.append(Fault(branch.row, "", branch.name, told))
            return []
        chain.append(Branch(branch.row, branch.key, branch.name, above.key if above else ""))
        branch = above
    return chain[::-1]


def _above(branch: Branch, known: dict[str, Branch], names: dict[str, str]) -> Branch | None:
    return known.get(branch.parent) or known.get(names.get(branch.parent.casefold(), ""))
