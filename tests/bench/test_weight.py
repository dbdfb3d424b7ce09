"""A page's weight counts the fonts a browser would fetch, and no others."""

from bench.measuring.weight import fonts_for

SHEET = """
@font-face{font-family:"S";src:url("./ext.woff2")format("woff2");unicode-range:U+100-17F,U+1E0?}
@font-face{font-family:"S";src:url("./latin.woff2")format("woff2");unicode-range:U+0-FF}
"""


def test_only_fonts_with_letters_on_the_page() -> None:
    assert fonts_for("Løst rekkverk", SHEET) == ["./latin.woff2"]
    assert fonts_for("Łódź", SHEET) == ["./ext.woff2", "./latin.woff2"]
    assert fonts_for("\u1e05", SHEET) == ["./ext.woff2"]
