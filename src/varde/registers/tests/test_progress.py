"""Whoever starts an import from a command line sees how far it has come."""

from io import StringIO

from django.core.management.base import OutputWrapper

from varde.registers.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: StringIO) -> str:
    with Progress(OutputWrapper(stream)) as progress:
        for total in range(2_000, 12_001, 2_000):
            progress.tell(0, total)
        for so_far in range(1_000, 12_001, 1_000):
            progress.tell(so_far, 12_000)
    return stream.getvalue()


def test_every_five_thousand_rows_get_a_line() -> None:
    assert told(StringIO()).splitlines() == [
        "6000 rows read and checked",
        "10000 rows read and checked",
        "5000 of 12000 rows written",
        "10000 of 12000 rows written",
    ]


def test_a_terminal_shows_one_line_that_changes() -> None:
    said = told(Terminal())
    assert said.count("\n") == 1
    assert said.endswith("\r10000 of 12000 rows written\n")


def test_a_small_register_is_over_before_there_is_anything_to_tell() -> None:
    stream = StringIO()
    with Progress(OutputWrapper(stream)) as progress:
        progress.tell(0, 3)
        progress.tell(3, 3)
    assert stream.getvalue() == ""
