"""A unit tree from rows: whatever order they come in, parents come first."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from varde.tables.reading import rows_of
from varde.tables.sniffing import sniff
from varde.tables.trees import Branch, branch_of_path, grow


def test_parents_come_before_children_whatever_the_order() -> None:
    tree = grow(
        [Branch(2, "30", "Kran", "20"), Branch(3, "10", "Drift"), Branch(4, "20", "Havn", "10")]
    )
    assert [branch.name for branch in tree.branches] == ["Drift", "Havn", "Kran"]
    assert tree.faults == []


def test_a_parent_may_be_named_instead_of_numbered() -> None:
    tree = grow([Branch(2, "1", "Drift"), Branch(3, "2", "Havn", "DRIFT")])
    assert tree.branches[1] == Branch(3, "2", "Havn", "1")


def test_a_name_borne_by_two_points_at_none() -> None:
    rows = [Branch(2, "1", "Skole"), Branch(3, "2", "Skole"), Branch(4, "3", "SFO", "Skole")]
    assert "not in the file: Skole" in grow(rows).faults[0].message


def test_paths_are_taken_apart_and_shared_steps_made_once() -> None:
    rows = [*branch_of_path(2, "Drift / Havn / Kran"), *branch_of_path(3, "Drift > Lager")]
    tree = grow(rows)
    assert [(branch.name, branch.parent) for branch in tree.branches] == [
        ("Drift", ""),
        ("Havn", "drift"),
        ("Kran", "drift / havn"),
        ("Lager", "drift"),
    ]
    assert tree.faults == []


def test_doubled_numbers_missing_parents_and_names_are_told() -> None:
    tree = grow([Branch(2, "1", "Drift"), Branch(3, "1", "Havn"), Branch(4, "2", "Loft", "9")])
    assert [(fault.row, fault.message.split(".")[0]) for fault in tree.faults] == [
        (3, "Row 2 has the same number"),
        (4, "What this lies under is not in the file: 9"),
    ]
    assert grow([Branch(2, "1", "")]).faults[0].message == "This row has no name."


def test_a_circle_is_told_and_not_followed_for_ever() -> None:
    tree = grow([Branch(2, "1", "Drift", "2"), Branch(3, "2", "Havn", "1")])
    assert {fault.row for fault in tree.faults} == {2, 3}
    assert tree.branches == []


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(-1, 30)), max_size=40))
def test_every_row_is_placed_once_below_its_parent_or_told_of(pairs: list[tuple[int, int]]) -> None:
    rows = [
        Branch(row, str(key), f"Enhet {key}", str(parent) if parent >= 0 else "")
        for row, (key, parent) in enumerate(pairs, start=2)
    ]
    tree = grow(rows)
    seen = {""}
    for branch in tree.branches:
        assert branch.parent in seen
        assert branch.key not in seen
        seen.add(branch.key)
    assert seen - {""} <= {branch.key for branch in rows}
    assert bool(tree.faults) or len(tree.branches) == len({branch.key for branch in rows})


def test_the_public_sector_becomes_one_tree(shared: Path) -> None:
    path = shared / "organisations/organization.original.csv"
    rows = rows_of(path, sniff(path))
    tree = grow(Branch(row.number, row.cells[0], row.cells[3], row.cells[1]) for row in rows)
    assert len(tree.branches) + len(tree.faults) == 4530
    assert len(tree.branches) > 4_000
