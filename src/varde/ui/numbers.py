"""Numbers and sizes the way the language writes them."""

from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import get_language
from django.utils.translation import gettext as _

KILO = 1000


def number(value: float | Decimal) -> str:
    """12 345,5 in Norwegian, 12,345.5 in English."""
    return format_decimal(value, locale=(get_language() or "nb").replace("-", "_"))


def spelled(value: int) -> str:
    """«tre» up to twelve, digits above; for headings such as «Tre ting venter på deg»."""
    words = {
        2: _("two"),
        3: _("three"),
        4: _("four"),
        5: _("five"),
        6: _("six"),
        7: _("seven"),
        8: _("eight"),
        9: _("nine"),
        10: _("ten"),
        11: _("eleven"),
        12: _("twelve"),
    }
    return words.get(value) or number(value)


def size(octets: int) -> str:
    """«2,4 MB»."""
    if octets < KILO:
        return f"{octets} B"
    if octets < KILO**2:
        return f"{number(round(octets / KILO))} kB"
    return f"{number(round(octets / KILO**2, 1))} MB"


def upfirst(text: str) -> str:
    """A capital first letter, the rest as it is: «I dag kl. 07.42»."""
    text = str(text)
    return text[:1].upper() + text[1:]
