"""The code is drawn as lines, exactly as its address asks."""

import re

import pytest
import segno

from varde.printing import qr

ADDRESS = "https://hms.fjordbygg.example/m/K7TM4Q"


def _dark_lengths(svg: str) -> int:
    """How many modules the drawn strokes cover together."""
    return sum(int(length) for length in re.findall(r"h(\d+)", svg))


def test_it_has_as_many_dark_modules_as_the_address_asks_for() -> None:
    made = qr.code(ADDRESS, says="QR-kode")
    matrix = segno.make_qr(ADDRESS, error="m").matrix
    assert made["modules"] == len(matrix)
    assert _dark_lengths(made["svg"]) == sum(map(sum, matrix))


def test_it_has_no_edge_of_its_own() -> None:
    made = qr.code(ADDRESS, says="QR-kode")
    assert f'viewBox="0 0 {made["modules"]} {made["modules"]}"' in made["svg"]


def test_it_says_where_it_leads() -> None:
    assert qr.code(ADDRESS, says="QR-kode til siden")["says"] == "QR-kode til siden"


@pytest.mark.parametrize("address", ["https://a.no/m/K7TM4Q", ADDRESS + "?x=" + "y" * 300])
def test_short_and_long_addresses_are_never_micro_codes(address: str) -> None:
    assert qr.code(address, says="")["modules"] >= 21
