"""Links between rows are made by verbs: nobody else writes to the tables of the rooms."""

import ast
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import QuerySet

from tests.guards.floors import SOURCE, everything_but_verbs
from tests.guards.reading import OWNED, function_at, owned_names

# Only rows and querysets have these; lists, sets and dicts do not.
ALWAYS = {"bulk_create", "bulk_update", "update_or_create", "get_or_create", "save", "delete"}
# Ours, called by its own name: foundation/rows.py.
PUT_IN = "put_in"
# These are also what sets and dicts do: there the chain before them tells.
ON_ROWS = {"create", "update", "add", "set", "remove", "clear"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}

# What our querysets and Django's answer with another queryset, and no set or dict can.
OURS = {type(m._default_manager.get_queryset()) for m in apps.get_models() if m.__name__ in OWNED}
CHAINED = {"filter", "exclude", "all", "annotate", "order_by", "select_related", "visible_to"} | {
    name for ours in OURS for name in set(dir(ours)) - set(dir(QuerySet)) if name[0] != "_"
}
# Many rows hanging on one: `group.members`, from either side.
RELATED = {
    name
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if field.one_to_many or field.many_to_many
    for name in [getattr(field, "get_accessor_name", lambda f=field: f.name)()]
    if name
}

# Where something is written past the verbs, and why.
ALLOWED = {
    "audit/forgetting.py: forget": "the one change the trail allows: a person is forgotten",
    "audit/trail.py: _append": "the trail itself, written by every step",
    "audit/trail.py: _locked_head": "the trail itself, written by every step",
    "config/worker.py: _put_back": "work in line, which belongs to nobody",
    "demo/building.py: build": "no verb makes an undertaking an invented one",
    "demo/pictures.py: scaffold": "a picture, not a row",
    "files/storage.py: drop": "contents on disk, not rows",
    "files/storage.py: keep": "contents on disk, not rows",
    "files/wash/pictures.py: _jpeg": "a picture, not a row",
    "home/badges.py: forget": "a number kept for the menu, nobody's record",
    "home/badges.py: keep": "a number kept for the menu, nobody's record",
    "home/badges.py: _keep_anew": "a number kept for the menu, nobody's record",
    "machines/limits.py: take": "a count of calls, which belongs to no undertaking",
    "machines/repeating.py: once": "an answer kept for a day, of work that is in the trail",
    "machines/repeating.py: sweep": "answers kept for a day",
    "mail/postman.py: _holds": "letters on their way, which belong to no undertaking",
    "mail/postman.py: _save": "letters on their way, which belong to no undertaking",
    "mail/postman.py: _take": "letters on their way, which belong to no undertaking",
    "people/users.py: UserManager": "how Django makes a user, for the verb that registers one",
    "printing/fonts.py: _cut": "a font, not a row",
    "printing/fonts.py: _join": "a font, not a row",
    "printing/fonts.py: make": "a font, not a row",
    "printing/qr.py: code": "a picture, not a row",
    "reporting/limits.py: Limit": "a count, which belongs to nobody",
    "reporting/limits.py: sweep": "counts, which belong to nobody",
    "steps/step.py: Step": "the step every verb takes",
}


def writes(tree: ast.Module) -> dict[str, str]:
    """Every call that would change a row past the verbs: function → what it does."""
    put_in = {
        function_at(tree, call): f"line {call.lineno}: {PUT_IN}()"
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == PUT_IN
    }
    return put_in | {
        function_at(tree, call): f"line {call.lineno}: .{called.attr}()"
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for called in [call.func]
        if isinstance(called, ast.Attribute)
        if called.attr in ALWAYS or (called.attr in ON_ROWS and _is_of_rows(called.value, tree))
    }


def _is_of_rows(asked: ast.expr, tree: ast.Module) -> bool:
    """Is this a manager or a queryset, as far as its chain, its name or its hint can tell?"""
    known = _querysets(tree)
    return any(_tells(node, known) for node in _chain(asked))


def _chain(asked: ast.expr) -> Iterator[ast.expr]:
    """`a.b(x).c` from right to left; what stands between the brackets does not count."""
    node: ast.expr | None = asked
    while node is not None:
        yield node
        node = getattr(node, "func", None) or getattr(node, "value", None)


def _tells(node: ast.expr, known: set[str]) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in MANAGERS | RELATED
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in CHAINED
    return isinstance(node, ast.Name) and node.id in known


def _querysets(tree: ast.Module) -> set[str]:
    """Names that hold querysets here, and functions that answer with one."""
    known: set[str] = owned_names(tree)
    for _ in range(3):  # a name given to a name given to a name
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and any(_tells(n, known) for n in _chain(node.value)):
                known |= {t.id for t in node.targets if isinstance(t, ast.Name)}
            elif isinstance(node, ast.arg | ast.FunctionDef):
                hint = node.annotation if isinstance(node, ast.arg) else node.returns
                name = node.arg if isinstance(node, ast.arg) else node.name
                known |= {name} if hint and _is_queryset(hint) else set()
    return known


def _is_queryset(hint: ast.expr) -> bool:
    said = ast.unparse(hint)
    return said.split("[")[0].endswith("QuerySet")


def _found() -> dict[str, str]:
    return {
        f"{path.relative_to(SOURCE)}: {function}": what
        for path in everything_but_verbs()
        for function, what in writes(ast.parse(path.read_text())).items()
    }


def test_nothing_is_changed_but_through_verbs() -> None:
    strange = {place: what for place, what in _found().items() if place not in ALLOWED}
    assert not strange, "\n".join(f"{place} {what}" for place, what in sorted(strange.items()))


def test_no_reason_has_outlived_what_it_excused() -> None:
    assert ALLOWED.keys() == _found().keys()


@pytest.mark.parametrize(
    "write",
    [
        "def f(): Unit.objects.create(name='x')",
        "def f(row): row.save()",
        "def f(rows): Unit.objects.visible_to(m).open().update(state='x')",
        "def f():\n    rows = Unit.objects.all()\n    rows.update(state='x')",
        "def f():\n    rows = Unit.objects.all()\n    mine = rows.none()\n    mine.update(a=1)",
        "def f(rows: UnitQuerySet): rows.update(state='x')",
        "def g() -> QuerySet[Unit]: ...\ndef f(): g().update(state='x')",
        "def f(user): user.groups.add(1)",
        "def f(user): user.groups.set([1])",
        "def f(): Unit.objects.bulk_create([])",
    ],
)
def test_the_guard_bites(write: str) -> None:
    assert writes(ast.parse("from varde.organisation.models import Unit\n" + write))


@pytest.mark.parametrize(
    "innocent",
    [
        "def f(row): verbs.close(row, by=actor)",
        "def f(seen): seen.add(1)",
        "def f(words): words.update(a=1)",
        "def f(context): context.update(rows=Unit.objects.visible_to(m))",
        "def f(): cache.set('a', 1)",
    ],
)
def test_sets_and_dicts_are_not_rows(innocent: str) -> None:
    assert not writes(ast.parse("from varde.organisation.models import Unit\n" + innocent))


def test_what_hangs_on_a_row_is_known() -> None:
    assert "groups" in RELATED
    assert {"open", "named", "under"} <= CHAINED
    assert OWNED
