"""The languages a person may choose between, as links back to the page they are on."""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

PARAMETER = "sprak"


class Language(NamedTuple):
    """One line of the language menu, named in its own tongue."""

    code: str
    name: str
    url: str
    current: bool

    @property
    def short(self) -> str:
        """What stands on the button: «Norsk» for both written forms."""
        return self.name.split()[0]


def choices(request: HttpRequest) -> list[Language]:
    """All languages, each with the address of this page in it."""
    return [
        Language(code, name, _address(request, code), code == get_language())
        for code, name in settings.LANGUAGES
    ]


def _address(request: HttpRequest, code: str) -> str:
    query = request.GET.copy()
    query[PARAMETER] = code
    return f"?{query.urlencode()}"
