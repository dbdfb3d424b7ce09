"""What stands on the printed poster, in the languages it was hung up with."""

from urllib.parse import urlsplit

from django.utils import translation
from django.utils.translation import gettext as _

from varde.posters.models import Poster
from varde.printing import qr
from varde.printing.sheets import Line
from varde.printing.sheets import Poster as Sheet


def sheet(poster: Poster, *, address: str) -> Sheet:
    """The sheet for print. `address` is the whole one, as the telephone opens it."""
    first, *others = poster.languages
    with translation.override(first):
        return Sheet(
            lang=first,
            title=_("Poster: %(place)s") % {"place": poster.where},
            undertaking=poster.company.name,
            place=poster.where,
            headline=[_("See something?"), _("Say so.")],
            code=qr.code(address, says=_("QR code for %(address)s") % {"address": typed(address)}),
            steps=[
                _("Point the camera at the code"),
                _("Write one sentence, or take a picture"),
                _("Press Send"),
            ],
            lead=Line(
                lang=first,
                first=_("You need not sign in, and you can be anonymous."),
                then=_(
                    "Danger, damage, a near miss, a good idea: all of it counts. You get an answer."
                ),
            ),
            others=[_line(language) for language in others],
            danger=[_("Life in danger?"), _("Call first.")],
            numbers=[
                {"number": "110", "name": _("Fire")},
                {"number": "112", "name": _("Police")},
                {"number": "113", "name": _("Ambulance")},
            ],
            otherwise=_("Does the code not work? Type"),
            address=typed(address),
        )


def typed(address: str) -> str:
    """The address as a hand types it, without what the telephone adds by itself."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def _line(language: str) -> Line:
    with translation.override(language):
        return Line(
            lang=language,
            first=_("See something? Say so."),
            then=_("No login. You can be anonymous."),
        )
