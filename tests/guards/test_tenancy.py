"""An undertaking's rows are reached through .visible_to, wherever something is asked or shown."""

import ast

import pytest

from tests.guards.floors import SOURCE, everything_but_verbs
from tests.guards.reading import function_at, owned_uses

DOORS = {"visible_to", "none", "DoesNotExist"}
BACK_DOORS = {"_default_manager", "_base_manager"}

# Where rows are reached otherwise, and why nobody sees what is not theirs.
ALLOWED = {
    "caseload/lines.py: _reader": "how the values of any case are read; it is never asked",
    "config/landing.py: _mine": "the memberships of whoever is signed in, in any undertaking",
    "caseload/offers/waiting.py: _about": "among keys found through visible_to",
    "caseload/offers/waiting.py: _cases": "keys found through visible_to",
    "caseload/offers/waiting.py: all_that_waits": "keys found through visible_to",
    "conversations/threads.py: _thread_about": "the thread of a row the viewer has found",
    "conversations/threads.py: heard_by": "the thread of a row the viewer has found",
    "demo/building.py: _on_the_wall": "the invented undertaking it is building",
    "demo/door.py: *": "invented people; the demo is open to all",
    "demo/register.py: *": "the invented undertaking it is building",
    "demo/telling.py: Teller": "the invented undertaking it is building",
    "deviations/names.py: *": "whether a text names somebody; no row is shown",
    "deviations/offers/clocks.py: *": "told only to those who may see the row",
    "deviations/offers/searching.py: the module": "names the model; search goes by visible_to",
    "deviations/standing_in.py: *": "a condition, for cases the viewer may see",
    "deviations/stages.py: how_many_open_in": "a number, to hinder closing a unit",
    "deviations/offers/lessons.py: _told_at": "lessons told to the units of the one who asks",
    "deviations/stages.py: _left_of": "numbers, for cases the viewer has found",
    "deviations/tells.py: of_a_message": "told only to those who may see the row",
    "deviations/tells.py: _to_those_merged": "told only of the case they reported themselves",
    "deviations/trail_words.py: _names": "through visible_to, two lines below",
    "deviations/unmended.py: unmended": "answers in the threads of cases the viewer has found",
    "directory/unit_tree.py: _names_above": "names above units the viewer has found",
    "files/gallery.py: _hung_on": "what hangs on a row the viewer has found",
    "files/tasks.py: _orphans": "contents nobody speaks of, in all undertakings",
    "home/badges.py: keep": "one's own",
    "home/badges.py: _unread": "one's own",
    "handling/paper.py: _pictures": "what hangs on a case the viewer has found",
    "handling/paper.py: _trail": "what hangs on a case the viewer has found",
    "machines/entrances.py: key_behind": "the key is the key",
    "measures/offers/clocks.py: *": "told only to those who may see the row",
    "measures/offers/searching.py: the module": "names the model; search goes by visible_to",
    "measures/sources.py: addresses": "through visible_to, two lines below",
    "notifications/stopping.py: *": "the link in the letter is the key",
    "organisation/numbering.py: take": "a counter, for verbs",
    "organisation/references.py: find": "through visible_to, three lines below",
    "organisation/unit_table.py: _Planner": "the undertaking of the table that is taken in",
    "measures/offers/waiting.py: _waiting_for": "keys found through visible_to",
    "people/actors.py: Held": "how deep the tree is at the top; no row",
    "people/absences.py: absence_of": "who stands in for whom, known to all who work there",
    "people/actors.py: _roles": "who somebody is, before anything can be visible to them",
    "people/acting.py: _counts": "a role just read, asked whether it counts today; no row is read",
    "people/acting.py: _lines": "one's own, before anything can be visible to somebody",
    "people/actors.py: _groups": "who somebody is, before anything can be visible to them",
    "people/entrances.py: invitation_behind": "the link is the key",
    "people/entrances.py: memberships_of": "one's own, in any undertaking",
    "people/line.py: _holders": "who answers for a unit, known to all who work there",
    "people/line.py: leaders_of": "who answers for units, known to all who work there",
    "people/people_table.py: _Planner": "the undertaking of the table that is taken in",
    "posters/doors.py: poster_at": "the code on the poster is the key",
    "registers/columns.py: *": "names of columns, and a case never saved",
    "registers/commanding.py: *": "a draft never saved, and units by name, from the command line",
    "registers/preview.py: unit_names": "the undertaking of the register that is taken over",
    "registers/tasks.py: take_over": "one import somebody has begun",
    "reporting/doors.py: holder_of": "the code from the receipt is the key",
    "steps/step.py: Step": "locks the row the verb was given",
}


def other_doors(tree: ast.Module) -> dict[str, int]:
    """Where an owned model is used as neither a door nor an annotation: function → line."""
    innocent = _innocent(tree)
    back_doors = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in BACK_DOORS
    )
    uses = [use for use in (*owned_uses(tree), *back_doors) if use not in innocent]
    return {function_at(tree, use): use.lineno for use in uses}


def _innocent(tree: ast.Module) -> set[ast.AST]:
    innocent: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            arguments = (*node.args.args, *node.args.kwonlyargs)
            hints = [a.annotation for a in arguments] + [node.returns]
            innocent |= {n for hint in hints if hint for n in ast.walk(hint)}
        elif isinstance(node, ast.AnnAssign):
            innocent |= set(ast.walk(node.annotation))
        elif isinstance(node, ast.Attribute) and node.attr in DOORS:
            innocent |= set(ast.walk(node))
        elif isinstance(node, ast.Subscript):
            innocent |= set(ast.walk(node.slice))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "isinstance":
            innocent |= set(ast.walk(node))
    return innocent


def _found() -> set[str]:
    return {
        f"{path.relative_to(SOURCE)}: {function}"
        for path in everything_but_verbs()
        for function in other_doors(ast.parse(path.read_text()))
    }


def _allowed(place: str) -> str | None:
    whole_file = place.split(":")[0] + ": *"
    return next((known for known in (place, whole_file) if known in ALLOWED), None)


def test_the_only_door_is_visible_to() -> None:
    strange = sorted(place for place in _found() if not _allowed(place))
    assert not strange, "\n".join(strange)


def test_no_reason_has_outlived_what_it_excused() -> None:
    assert ALLOWED.keys() == {_allowed(place) for place in _found()} - {None}


IMPORTS = """
from varde.organisation import models
from varde.organisation.models import Unit
from varde.organisation.models import Workplace as Place
import varde.people.models
"""


@pytest.mark.parametrize(
    "leak",
    [
        "def f(): return get_object_or_404(Unit, pk=1)",
        "def f(): return Unit.objects.filter(pk=1)",
        "def f(): return Place.objects.all()",
        "def f(): return models.Unit.objects.get(pk=1)",
        "def f(): return varde.people.models.Member.objects.first()",
        "def f(row): return type(row)._default_manager.all()",
        "class F:\n    unit = ModelChoiceField(Unit.objects.all())",
    ],
)
def test_the_guard_bites(leak: str) -> None:
    assert other_doors(ast.parse(IMPORTS + leak))


def test_a_door_or_an_annotation_is_no_leak() -> None:
    assert not other_doors(ast.parse(IMPORTS + "def f(d: Unit): Unit.objects.visible_to(m)"))
    assert not other_doors(ast.parse(IMPORTS + "def f(): models.Unit.objects.visible_to(m)"))


def test_files_of_every_kind_are_read() -> None:
    read = {str(path.relative_to(SOURCE)) for path in everything_but_verbs()}
    kinds = {"handling/paper.py", "home/views.py", "directory/forms/units.py", "people/actors.py"}
    assert kinds <= read
    assert not {"people/models.py", "measures/verbs.py", "people/verbs/roles.py"} & read
