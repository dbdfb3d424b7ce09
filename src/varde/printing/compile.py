"""The child that sets a sheet: python -m varde.printing.compile SHEET FONTS.

SHEET is the .typ file, with all it reads beside it. The PDF comes out on the output, and
each warning of typst as a line of JSON on the error output.
"""

import json
import sys
from pathlib import Path

import typst

from varde.printing import child

# Readable by screen readers, and in fifty years.
STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]


def main(sheet: str, fonts: str) -> None:
    child.confine()
    compiler = typst.Compiler(
        input=sheet,
        root=str(Path(sheet).parent),
        font_paths=[fonts],
        ignore_system_fonts=True,
    )
    made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=STANDARDS)
    for warning in warnings:
        sys.stderr.write(json.dumps(f"{warning.message}\n{warning.diagnostic}") + "\n")
    assert isinstance(made, bytes)
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main(*sys.argv[1:])
