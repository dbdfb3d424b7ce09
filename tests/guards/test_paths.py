"""Questions SQLite can answer with the plan it made the first time.

When the beginning of a text is told anew, or a value that an index of a part of the rows speaks of,
it makes its plan anew each time: that is most of what the question costs.
"""

from pathlib import Path

from django.db.models import Q

from varde.deviations.models import Deviation

SOURCE = Path(__file__).parents[2] / "src"
BY_BEGINNING = "path__" + "startswith"
SELDOM_ASKED_FOR = {"source"}


def test_no_place_in_the_tree_is_looked_for_by_its_beginning() -> None:
    found = [str(file) for file in SOURCE.rglob("*.py") if BY_BEGINNING in file.read_text()]
    assert not found, f"Use `__range=span_of(path)` in {found}"


def test_no_index_of_cases_is_for_one_value_of_a_column() -> None:
    """SQLite holds what is asked for against such an index, each time anew."""
    conditions = [index.condition for index in Deviation._meta.indexes if index.condition]
    plain = [name for condition in conditions for name in _compared(condition)]
    assert set(plain) <= SELDOM_ASKED_FOR


def _compared(condition: Q) -> list[str]:
    children = [child for child in condition.children if isinstance(child, tuple)]
    return [] if condition.negated else [name for name, _value in children if "__" not in name]
