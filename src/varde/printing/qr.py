"""A code for an address, as lines a printer can draw sharp at any size."""

import io
from typing import TypedDict

import segno


class Code(TypedDict):
    svg: str
    modules: int
    says: str


def code(address: str, *, says: str) -> Code:
    """The code without its white edge: the sheet gives it that. A quarter may be dirty or torn."""
    made = segno.make_qr(address, error="m")
    drawn = io.BytesIO()
    made.save(drawn, kind="svg", border=0, omitsize=True, xmldecl=False, svgclass=None)
    return {"svg": drawn.getvalue().decode(), "modules": len(made.matrix), "says": says}
