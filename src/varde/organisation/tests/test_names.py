"""Names in order, and found however they are typed."""

import pytest

from varde.organisation.names import LONGEST, sorting_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("  Åse   ÆRLIG ", "zz3se zz1rlig"),
        ("a\u030astad", "zz3stad"),  # å written as a and a ring
        ("Zoé Müller", "zoe muller"),
        ("Straße", "strasse"),
        ("Łukasz", "łukasz"),
    ],
)
def test_case_space_and_accents_do_not_count(name: str, key: str) -> None:
    assert sorting_key(name) == key


def test_the_letters_after_z_stay_in_order() -> None:
    names = ["Åse", "Zlatan", "Ørjan", "Ærlend", "Anna"]
    assert sorted(names, key=sorting_key) == ["Anna", "Zlatan", "Ærlend", "Ørjan", "Åse"]


def test_a_key_never_outgrows_its_column() -> None:
    assert len(sorting_key("å" * 200)) == LONGEST
