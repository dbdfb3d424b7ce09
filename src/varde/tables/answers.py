"""Yes and no, as forms and programs write them."""

_YES = frozenset(
    {"ja", "j", "yes", "y", "true", "t", "sant", "sann", "1", "1.0", "x", "on", "✓", "✔", "☑"}
)
_NO = frozenset({"nei", "n", "no", "false", "f", "usant", "usann", "0", "0.0", "off", "☐", "✗"})


def read_answer(text: str) -> bool | None:
    """True, False, or None when the cell is neither a yes nor a no."""
    said = text.casefold()
    if said in _YES:
        return True
    return False if said in _NO else None
