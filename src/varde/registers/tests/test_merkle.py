"""One hash over many rows."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from varde.registers import merkle

LEAVES = st.lists(st.binary(min_size=1, max_size=8), unique=True, min_size=1, max_size=40)


def leaf(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def test_no_rows_and_one_row() -> None:
    assert merkle.root([]) == hashlib.sha256(b"").hexdigest()
    assert merkle.root([b"a"]) == leaf(b"a").hex()


def test_two_rows_are_hashed_together() -> None:
    both = hashlib.sha256(b"\1" + leaf(b"a") + leaf(b"b")).hexdigest()
    assert merkle.root([b"b", b"a"]) == both


@given(LEAVES)
def test_the_order_the_rows_come_in_does_not_count(leaves: list[bytes]) -> None:
    assert merkle.root(leaves) == merkle.root(reversed(leaves))


@given(LEAVES)
def test_any_row_changed_or_left_out_is_seen(leaves: list[bytes]) -> None:
    root = merkle.root(leaves)
    assert merkle.root([*leaves[1:], leaves[0] + b"!"]) != root
    assert merkle.root(leaves[1:]) != root
    assert merkle.root([*leaves, b"one row too many"]) != root
