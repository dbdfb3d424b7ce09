"""Every text is made fit for print, wherever in the data it lies."""

from varde.printing import letters


def test_texts_are_found_in_lists_and_facts_and_left_otherwise() -> None:
    data = {"facts": [("Sted", "a\x00b")], "stones": 2, "share": 1.5, "none": None}
    fit = letters.as_written(data)
    assert fit == {"facts": [["Sted", "ab"]], "stones": 2, "share": 1.5, "none": None}


def test_line_ends_of_every_kind_become_one() -> None:
    assert letters.as_written("a\r\nb\rc\td") == "a\nb\nc d"


def test_a_letter_and_its_ring_become_one_letter() -> None:
    assert letters.as_written("A\u030asgard") == "Åsgard"


def test_marks_that_turn_the_text_are_dropped() -> None:
    assert letters.as_written("faktura\u202egpj.exe\u202c") == "fakturagpj.exe"


def test_joined_emoji_keep_their_joints() -> None:
    assert letters.as_written("👨\u200d👩") == "👨\u200d👩"


def test_a_letter_outside_the_alphabet_becomes_a_box() -> None:
    assert letters.in_alphabet("aßc\n", frozenset("ac")) == "a▯c\n"


def test_marks_without_a_shape_of_their_own_leave_no_box() -> None:
    assert letters.in_alphabet("a\u200d\ufe0f\u0e34\u3000b", frozenset("ab")) == "ab"


def test_the_box_itself_can_always_be_printed() -> None:
    assert letters.UNPRINTABLE in letters.SIGNS
