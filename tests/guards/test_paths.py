"""Places in the tree are looked for as a range.

SQLite keeps the plan of a question between two times it is asked, but not when the beginning of
a text is told anew: then each question costs its planning once more, most of its time.
"""

from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
BY_BEGINNING = "path__" + "startswith"


def test_no_place_in_the_tree_is_looked_for_by_its_beginning() -> None:
    found = [str(file) for file in SOURCE.rglob("*.py") if BY_BEGINNING in file.read_text()]
    assert not found, f"Use `__range=span_of(path)` in {found}"
